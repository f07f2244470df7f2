using System.Collections.Frozen;
using Wangge.Kernel.Access;

namespace Wangge.Cases;

/// <summary>What may be done with cases. Each action of the table is a permission, granted to the roles that the table names for it anywhere.</summary>
internal static class CasePermissions
{
    /// <summary>Reading cases of one's area or unit: words and photos, never the reporter.</summary>
    public static readonly Permission Read = new("cases.read");

    /// <summary>Reading who reported, with a purpose.</summary>
    public static readonly Permission ReadReporter = new("cases.read-reporter");

    /// <summary>Reading types with their versions, responsibilities and calendars: who works by them, and who may change them.</summary>
    public static readonly Permission ReadSettings = new("cases.read-settings");

    /// <summary>Changing types, responsibilities, calendars.</summary>
    public static readonly Permission Configure = new("cases.configure");

    /// <summary>Reading measures.</summary>
    public static readonly Permission Measure = new("cases.measure");

    /// <summary>Asking for and deciding on exclusions from measures.</summary>
    public static readonly Permission Exclude = new("cases.exclude");

    /// <summary>Having a month's rechecks drawn.</summary>
    public static readonly Permission DrawRechecks = new("cases.draw-rechecks");

    /// <summary>Looking a second time at what was drawn.</summary>
    public static readonly Permission Recheck = new("cases.recheck");

    /// <summary>Taking lists out of the house.</summary>
    public static readonly Permission Export = new("cases.export");

    private static readonly FrozenDictionary<CaseAction, Permission> ByAction =
        Enum.GetValues<CaseAction>().ToFrozenDictionary(action => action, action => new Permission("cases.act." + action.Wire()));

    public static Permission Of(CaseAction action) => ByAction[action];

    private static IEnumerable<string> Staff => CaseRoles.All.Where(role => role is not (CaseRoles.Reporter or CaseRoles.System));

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(Read, [.. Staff]),
        new RoleGrant(ReadSettings, [.. Staff, "system-administrator"]),
        new RoleGrant(ReadReporter, [CaseRoles.Acceptor, CaseRoles.ShiftLeader]),
        new RoleGrant(Configure, [CaseRoles.Leader, "system-administrator"]),
        new RoleGrant(Measure, [CaseRoles.Leader, CaseRoles.Assessor, CaseRoles.Supervisor, CaseRoles.ShiftLeader, CaseRoles.UnitLeader, "auditor"]),
        new RoleGrant(Exclude, [CaseRoles.Leader, CaseRoles.Assessor, CaseRoles.Supervisor]),
        new RoleGrant(DrawRechecks, [CaseRoles.Leader, CaseRoles.Assessor]),
        new RoleGrant(Recheck, [CaseRoles.Assessor, CaseRoles.Supervisor, CaseRoles.GridWorker, CaseRoles.GridLeader]),
        new RoleGrant(Export, [CaseRoles.Leader, CaseRoles.Assessor, CaseRoles.ShiftLeader]),
        .. Enum.GetValues<CaseAction>().Select(action => new RoleGrant(Of(action), RolesOf(action))),
    ];

    private static IReadOnlyList<string> RolesOf(CaseAction action) =>
        [.. CaseTable.Steps.Where(step => step.Action == action).SelectMany(step => step.Roles).Distinct().Where(role => role is not (CaseRoles.Reporter or CaseRoles.System))];
}
