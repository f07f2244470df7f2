namespace Wangge.Contracts.Identity;

/// <summary>What other modules may know of accounts: names, and who holds a role where. Asked in a scope of the district.</summary>
public interface IAccounts
{
    /// <summary>Display names by account id, of those that have left too; an unknown id is missing from the answer.</summary>
    Task<IReadOnlyDictionary<Guid, string>> ListNamesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct);

    /// <summary>Where those of these accounts are reached who are active and left an address.</summary>
    Task<IReadOnlyDictionary<Guid, StaffAddress>> ListAddressesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct);

    /// <summary>Whether there is such an account and it may act: neither disabled nor gone.</summary>
    Task<bool> IsActiveAsync(Guid accountId, CancellationToken ct);

    /// <summary>Active accounts that hold the role now at an area that covers this one, the nearest area first: who answers for a place.</summary>
    /// <param name="areaPath">Such as <c>/211403/211403001/</c>.</param>
    Task<IReadOnlyList<RoleHolder>> ListCoveringAsync(string role, string areaPath, CancellationToken ct);

    /// <summary>Active accounts that hold the role now at this area or one inside it, in the order of granting.</summary>
    /// <param name="most">1–5,000.</param>
    Task<IReadOnlyList<RoleHolder>> ListWithinAsync(string role, string areaPath, int most, CancellationToken ct);

    /// <summary>Active accounts that hold the role now at this unit, in the order of granting.</summary>
    Task<IReadOnlyList<RoleHolder>> ListAtUnitAsync(string role, Guid unitId, CancellationToken ct);
}

/// <summary>Where a colleague is reached.</summary>
/// <param name="Email">Lower case, or null.</param>
/// <param name="Phone">Digits alone, or null.</param>
public sealed record StaffAddress(string? Email, string? Phone);

/// <summary>Someone who holds a role at a place.</summary>
/// <param name="AreaPath">Where the role is held, or null for one at a unit.</param>
/// <param name="UnitId">The unit, or null for one at an area.</param>
public sealed record RoleHolder(Guid AccountId, string DisplayName, string Role, string? AreaPath, Guid? UnitId);
