using Wangge.Contracts.Identity;

namespace Wangge.Alarms.Devices;

/// <summary>Who may be named in an escalation list: colleagues who hold a role now that answers alarms, leads or keeps a place safe.</summary>
internal static class ListCallees
{
    private const int MostOfRole = 200;

    private static readonly string[] Roles = ["alarm-operator", "shift-leader", "dispatcher", "leader", "school-safety-officer"];

    /// <param name="Name">Display name.</param>
    /// <param name="Roles">Wire names, each once.</param>
    public sealed record Callee(Guid AccountId, string Name, IReadOnlyList<string> Roles);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/alarm-devices/callees", Handle)
        .RequirePermission(AlarmPermissions.SeeDevices)
        .WithName(nameof(ListCallees));

    /// <returns>By name; at most 200 of each role.</returns>
    private static async Task<Ok<IReadOnlyList<Callee>>> Handle(DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        var holders = new List<RoleHolder>();
        foreach (var role in Roles) { holders.AddRange(await accounts.ListWithinAsync(role, $"/{db.District.Code}/", MostOfRole, ct)); }
        return TypedResults.Ok<IReadOnlyList<Callee>>(
        [
            .. holders.GroupBy(h => h.AccountId).Select(g => new Callee(g.Key, g.First().DisplayName, [.. g.Select(h => h.Role).Distinct()])).OrderBy(c => c.Name, StringComparer.Ordinal),
        ]);
    }
}
