namespace Wangge.Contracts.Rounds;

/// <summary>Puts made-up staff on duty, so that a demo lives without anybody at a phone. Asked in a scope of the district.</summary>
public interface IDutyFounding
{
    /// <summary>Puts on duty who is not; a time on duty that would soon no longer count is begun anew.</summary>
    Task PutOnAsync(IReadOnlyList<PlannedDuty> planned, CancellationToken ct);
}

/// <param name="AreaPath">Where the role is held.</param>
public sealed record PlannedDuty(Guid AccountId, string Role, string AreaPath);
