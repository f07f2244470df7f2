namespace Wangge.Contracts.Rounds;

/// <summary>Who is on duty where. Asked in a scope of the district.</summary>
public interface IDuty
{
    /// <summary>Those on duty in an area, the longest first; where somebody stands is not known here.</summary>
    /// <param name="most">1–5,000.</param>
    Task<IReadOnlyList<OnDuty>> ListAsync(string areaPath, int most, CancellationToken ct);

    /// <summary>How many are on duty in an area.</summary>
    Task<int> CountAsync(string areaPath, CancellationToken ct);

    /// <summary>Whether this account is on duty now.</summary>
    Task<bool> IsOnAsync(Guid accountId, CancellationToken ct);
}

/// <summary>Someone on duty.</summary>
/// <param name="AreaPath">Where, as the role says.</param>
public sealed record OnDuty(Guid AccountId, string Role, string AreaPath, DateTimeOffset Since);
