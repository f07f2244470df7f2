namespace Wangge.Contracts.Rounds;

/// <summary>Who is on duty where. Asked in a scope of the district.</summary>
public interface IDuty
{
    /// <summary>Those on duty in an area, the longest first; where somebody stands is not known here.</summary>
    /// <param name="most">1–5,000.</param>
    Task<IReadOnlyList<OnDuty>> ListAsync(string areaPath, int most, CancellationToken ct);

    /// <summary>How many are on duty in an area.</summary>
    Task<int> CountAsync(string areaPath, CancellationToken ct);

    /// <summary>Those of these accounts that are on duty now.</summary>
    Task<IReadOnlySet<Guid>> ListOnAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct);

    /// <summary>Whether this account is on duty now.</summary>
    Task<bool> IsOnAsync(Guid accountId, CancellationToken ct);

    /// <summary>When this account was on duty, as its phone says, the oldest first: spans that end after a time, or go on.</summary>
    /// <remarks>By the phone's clock, so that what it sends late is held against its own times.</remarks>
    Task<IReadOnlyList<DutySpan>> ListSpansAsync(Guid accountId, DateTimeOffset since, CancellationToken ct);

    /// <summary>The same of many accounts at once; none where one was not on duty.</summary>
    Task<ILookup<Guid, DutySpan>> ListSpansAsync(IReadOnlyCollection<Guid> accountIds, DateTimeOffset since, CancellationToken ct);
}

/// <summary>A time on duty, half-open: <c>[From, Until)</c>.</summary>
/// <param name="Until">While it goes on: when it would no longer be counted.</param>
/// <param name="AreaPath">Where, as the role says.</param>
/// <param name="GoesOn">Nobody has ended it.</param>
public sealed record DutySpan(DateTimeOffset From, DateTimeOffset Until, string AreaPath, bool GoesOn)
{
    public bool Holds(DateTimeOffset at) => From <= at && at < Until;
}

/// <summary>Someone on duty.</summary>
/// <param name="AreaPath">Where, as the role says.</param>
public sealed record OnDuty(Guid AccountId, string Role, string AreaPath, DateTimeOffset Since);
