using Wangge.Kernel.Access;

namespace Wangge.Cases.Reporting;

/// <summary>In which role someone sends a report, and where it then came from.</summary>
internal static class SenderRoles
{
    private static readonly string[] Staff = [CaseRoles.GridWorker, CaseRoles.GridLeader, CaseRoles.Patrol, CaseRoles.AlarmOperator, CaseRoles.Acceptor];

    public static string RoleOf(Actor actor) => Staff.FirstOrDefault(actor.Holds) ?? CaseRoles.Reporter;

    /// <param name="claimed">What an acceptor says; others come from where they are.</param>
    public static CaseSource SourceOf(Actor actor, string? claimed) => RoleOf(actor) switch
    {
        CaseRoles.GridWorker or CaseRoles.GridLeader => CaseSource.GridWorker,
        CaseRoles.Patrol => CaseSource.Patrol,
        CaseRoles.AlarmOperator => CaseSource.Alarm,
        CaseRoles.Acceptor => WireName.Find<CaseSource>(claimed) is CaseSource.Hotline or CaseSource.WalkIn ? WireName.Find<CaseSource>(claimed)!.Value : CaseSource.Hotline,
        _ => CaseSource.Portal,
    };
}
