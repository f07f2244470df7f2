using Wangge.Contracts.Identity;

namespace Wangge.Rounds.Inspections;

/// <summary>Who may inspect at a place: active accounts with one of the roles that the table names, at an area that covers it.</summary>
internal sealed class Inspectors(IAccounts accounts)
{
    public async Task<IReadOnlyList<RoleHolder>> ListAsync(string areaPath, CancellationToken ct)
    {
        var found = new List<RoleHolder>();
        foreach (var role in InspectionTable.RolesOf(InspectionAction.Record)) { found.AddRange(await accounts.ListCoveringAsync(role, areaPath, ct)); }
        return [.. found.DistinctBy(holder => holder.AccountId)];
    }

    public async Task<bool> MayInspectAsync(Guid accountId, string areaPath, CancellationToken ct) => (await ListAsync(areaPath, ct)).Any(holder => holder.AccountId == accountId);
}
