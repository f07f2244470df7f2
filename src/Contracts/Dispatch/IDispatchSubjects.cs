namespace Wangge.Contracts.Dispatch;

/// <summary>Matters of one module for which help can be sent: dispatch asks where they lie. Asked in a scope of the district.</summary>
public interface IDispatchSubjects
{
    /// <summary>Names them on the wire, such as <c>case</c>.</summary>
    string Kind { get; }

    /// <summary>Whether some of them may be practice: measures ask which, and count those apart.</summary>
    bool MayBePractice => false;

    /// <summary>The matter, or null where there is none.</summary>
    async Task<DispatchSubject?> FindAsync(Guid subjectId, CancellationToken ct) => (await ListAsync([subjectId], ct)).GetValueOrDefault(subjectId);

    /// <summary>The matters with these ids, by id; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<Guid, DispatchSubject>> ListAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken ct);

    /// <summary>Where a matter is, in the words of who told of it, for the crew that is sent there; null where nobody gave any.</summary>
    Task<string?> FindPlaceTextAsync(Guid subjectId, CancellationToken ct);
}

/// <summary>A matter as dispatch sees it: what it is, where, and by which number people call it; never what it says.</summary>
/// <param name="Number">As shown; null where it has none.</param>
/// <param name="TypeKey">Of its type, such as <c>hazard.manhole-cover</c>; null where it has none.</param>
/// <param name="Type">The type's Chinese name; null where it has none.</param>
/// <param name="Longitude">WGS-84 degrees, null where no place is known; so <paramref name="Latitude"/>.</param>
/// <param name="IsOpen">False: it has ended, nobody is sent there any more.</param>
/// <param name="Practice"><c>drill</c> or <c>test</c>, as it is now: said on every screen, counted in no measure; null: in earnest.</param>
/// <param name="ContinuesAs">The matter of the same kind that it went on in, where it ended because it was told of there; else null.</param>
public sealed record DispatchSubject(Guid SubjectId, long? Number, string? TypeKey, string? Type, double? Longitude, double? Latitude, string AreaPath, bool IsOpen, string? Practice = null, Guid? ContinuesAs = null);
