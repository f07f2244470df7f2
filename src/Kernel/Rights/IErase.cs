using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Rights;

/// <summary>Erases words, persons and files of one kind of subject. Idempotent: a restore calls it again for every tombstone.</summary>
public interface IErase
{
    /// <summary>The kind, as in <see cref="Erasure.SubjectKind"/>.</summary>
    string SubjectKind { get; }

    /// <summary>Tables whose rows it may erase, for scrubbing.</summary>
    IReadOnlyCollection<string> Tables { get; }

    /// <summary>Marks for deletion in <paramref name="db"/> (the caller commits) and returns the files that nothing else needs.</summary>
    Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct);
}
