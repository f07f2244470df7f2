using Wangge.Kernel.Refusals;

namespace Wangge.Contracts.Cases;

/// <summary>Puts a camera's still picture into a case. Asked in a scope of the district, whose actor adds it.</summary>
/// <remarks>It goes with the caller's commit, or not at all; the caller knows retries. Nothing shows it outside the house, whatever else names its file. Source: RIGHTS, "Cameras" and "Publication".</remarks>
public interface ICaseSnapshots
{
    /// <summary>Adds it as a note with a photo, under the right to add one. Refuses with <c>access.*</c>, <c>cases.unknown</c>, <c>cases.unknown-file</c>, <c>cases.note.*</c>.</summary>
    Task<SnapshotAdded> AddAsync(CaseSnapshot snapshot, CancellationToken ct);
}

/// <summary>A still and where it comes from.</summary>
/// <param name="ActId">UUIDv7; names the entry in the case's journal.</param>
/// <param name="ViewingId">By which it was seen.</param>
/// <param name="Reason">Why it is kept, as a code.</param>
/// <param name="Sha256">Its file, sent before.</param>
/// <param name="Words">At most 4,000 characters, or null.</param>
/// <param name="HappenedAt">When the button was pressed, as the desk says: a claim; null: now.</param>
public sealed record CaseSnapshot(Guid ActId, Guid CaseId, Guid CameraId, Guid ViewingId, string Reason, string Sha256, string? Words, DateTimeOffset? HappenedAt)
{
    /// <summary>As what a case claims its file.</summary>
    public const string FileKind = "snapshot";
}

/// <summary>What came of it: the case's running number, or why it was not added.</summary>
/// <param name="Number">0 where it was refused.</param>
public sealed record SnapshotAdded(long Number, Refusal? Refusal);
