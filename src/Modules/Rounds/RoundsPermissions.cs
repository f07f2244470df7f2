namespace Wangge.Rounds;

/// <summary>What may be done with diaries and duty.</summary>
internal static class RoundsPermissions
{
    public static readonly Permission WriteDiary = new("rounds.write-diary");

    /// <summary>Reading diaries of one's own grids.</summary>
    public static readonly Permission ReadDiary = new("rounds.read-diary");

    /// <summary>Taking diaries out of the house.</summary>
    public static readonly Permission ExportDiary = new("rounds.export-diary");

    /// <summary>Seeing who is on duty.</summary>
    public static readonly Permission SeeDuty = new("rounds.see-duty");

    /// <summary>Walking rounds that one is a walker of.</summary>
    public static readonly Permission Walk = new("rounds.walk");

    /// <summary>Seeing rounds, their plans and points, and what came of them.</summary>
    public static readonly Permission SeeRounds = new("rounds.see-rounds");

    /// <summary>Keeping the register of must-check points.</summary>
    public static readonly Permission KeepPoints = new("rounds.keep-points");

    public static readonly Permission KeepPlans = new("rounds.keep-plans");

    /// <summary>Having the codes that hang at points.</summary>
    public static readonly Permission PrintCodes = new("rounds.print-codes");

    /// <summary>Taking results of rounds out of the house.</summary>
    public static readonly Permission ExportRounds = new("rounds.export-rounds");

    /// <summary>Doing camera rounds that one is a watcher of.</summary>
    public static readonly Permission WatchCameras = new("rounds.watch-cameras");

    /// <summary>Seeing camera rounds, their plans, and what came of them.</summary>
    public static readonly Permission SeeCameraRounds = new("rounds.see-camera-rounds");

    public static readonly Permission KeepCameraPlans = new("rounds.keep-camera-plans");

    /// <summary>Roles that may be named as watchers of a plan of camera rounds: those that look through cameras at all.</summary>
    public static readonly string[] Watchers = ["alarm-operator", "shift-leader", "dispatcher", "leader"];

    /// <summary>Roles that may be named as walkers of a plan.</summary>
    public static readonly string[] Walkers = ["grid-worker", "grid-leader", "patrol", "unit-handler", "school-safety-officer"];

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(WriteDiary, ["grid-worker", "grid-leader"]),
        new RoleGrant(ReadDiary, ["grid-worker", "grid-leader", "leader"]),
        new RoleGrant(ExportDiary, ["grid-leader", "leader"]),
        new RoleGrant(SeeDuty, ["grid-leader", "leader", "shift-leader", "dispatcher", "acceptor", "alarm-operator", "supervisor"]),
        new RoleGrant(Walk, Walkers),
        new RoleGrant(SeeRounds, ["grid-leader", "leader", "unit-leader", "shift-leader", "dispatcher", "supervisor", "school-safety-officer"]),
        new RoleGrant(KeepPoints, ["grid-leader", "leader", "shift-leader", "school-safety-officer"]),
        new RoleGrant(KeepPlans, ["grid-leader", "leader", "shift-leader", "school-safety-officer"]),
        new RoleGrant(PrintCodes, ["leader", "shift-leader", "school-safety-officer"]),
        new RoleGrant(ExportRounds, ["grid-leader", "leader", "shift-leader", "supervisor", "school-safety-officer"]),
        new RoleGrant(WatchCameras, Watchers),
        new RoleGrant(SeeCameraRounds, ["leader", "unit-leader", "shift-leader", "supervisor"]),
        new RoleGrant(KeepCameraPlans, ["leader", "shift-leader"]),
    ];
}
