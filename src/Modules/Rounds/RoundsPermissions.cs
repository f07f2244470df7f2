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

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(WriteDiary, ["grid-worker", "grid-leader"]),
        new RoleGrant(ReadDiary, ["grid-worker", "grid-leader", "leader"]),
        new RoleGrant(ExportDiary, ["grid-leader", "leader"]),
        new RoleGrant(SeeDuty, ["grid-leader", "leader", "shift-leader", "dispatcher", "acceptor", "alarm-operator", "supervisor"]),
    ];
}
