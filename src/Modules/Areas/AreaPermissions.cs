using Microsoft.Extensions.DependencyInjection;

namespace Wangge.Areas;

/// <summary>What may be done with areas, and which roles may do it where they are held. Source: DOMAIN 5.</summary>
internal static class AreaPermissions
{
    /// <summary>Sees the map, the trees, the counts, and who works where: all staff, the whole district.</summary>
    public static readonly Permission Read = new("areas.read");

    /// <summary>Makes, names, draws, moves and ends grids, centres and units.</summary>
    public static readonly Permission Edit = new("areas.edit");

    /// <summary>Takes in files; each row is asked about by itself.</summary>
    public static readonly Permission Import = new("areas.import");

    /// <summary>Gives out files.</summary>
    public static readonly Permission Export = new("areas.export");

    /// <summary>Looks for gaps and overlaps, which costs the server some work.</summary>
    public static readonly Permission CheckCoverage = new("areas.check-coverage");

    /// <summary>Changes a grid's counts.</summary>
    public static readonly Permission EditLedger = new("areas.edit-ledger");

    /// <summary>Puts staff to grids, and chooses the district's list of posts.</summary>
    public static readonly Permission Assign = new("areas.assign");

    private static readonly string[] Keepers = ["system-administrator", "leader"];

    private static readonly string[] Staff =
    [
        "grid-worker", "grid-leader", "acceptor", "shift-leader", "dispatcher", "unit-handler", "unit-leader", "supervisor", "assessor", "mediator",
        "care-worker", "alarm-operator", "patrol", "school-safety-officer", "risk-reviewer", "publisher", "privacy-officer", "leader",
        "system-administrator", "security-administrator", "auditor",
    ];

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new RoleGrant(Read, Staff));
        services.AddSingleton(new RoleGrant(Edit, Keepers));
        services.AddSingleton(new RoleGrant(Import, Keepers));
        services.AddSingleton(new RoleGrant(Export, Keepers));
        services.AddSingleton(new RoleGrant(CheckCoverage, [.. Keepers, "supervisor", "auditor"]));
        services.AddSingleton(new RoleGrant(EditLedger, ["grid-leader", "grid-worker", "leader"]));
        services.AddSingleton(new RoleGrant(Assign, Keepers));
    }
}
