namespace Wangge.Contracts.Cases;

/// <summary>Brings in second looks of the past, for the demo and for what another system kept. Asked in a scope of the district.</summary>
public interface IRecheckHistory
{
    /// <summary>Draws a month as it would have been drawn at an instant. A month that was drawn already is left as it is and gives nothing.</summary>
    /// <param name="drawId">UUIDv7.</param>
    /// <param name="month">Year × 100 + month.</param>
    /// <param name="seedSource">What the seed is the hash of.</param>
    Task<IReadOnlyList<DrawnMatter>> DrawAsync(Guid drawId, int month, string seedSource, DateTimeOffset at, CancellationToken ct);

    /// <summary>Records what was found; a task that is done is left as it is.</summary>
    Task RecordAsync(IReadOnlyCollection<PastRecheck> results, CancellationToken ct);
}

/// <summary>A matter that was drawn.</summary>
/// <param name="UnitId">The unit that closed it; empty where none had been sent.</param>
/// <param name="Lot">Its place among the unit's, from 1.</param>
public sealed record DrawnMatter(Guid TaskId, Guid CaseId, Guid UnitId, int Lot);

/// <summary>What a second look found.</summary>
/// <param name="Reason">A code; null where it passed.</param>
public sealed record PastRecheck(Guid TaskId, bool Passed, string? Reason, DateTimeOffset At, Guid ActorId);
