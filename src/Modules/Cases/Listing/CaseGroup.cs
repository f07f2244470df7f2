using Wangge.Kernel.Access;

namespace Wangge.Cases.Listing;

/// <summary>The tabs of the desk: what a list is first cut by. Each holds open cases only.</summary>
internal enum CaseGroup
{
    /// <summary>待办: waits for a role that the asker holds.</summary>
    Waiting,

    /// <summary>我的: held by the asker.</summary>
    Mine,

    /// <summary>超期: past the deadline that runs.</summary>
    Late,

    /// <summary>临期: 80 % of the running clock's time is gone, its deadline is not.</summary>
    Soon,

    /// <summary>挂账: stands still on a listed ground until a date.</summary>
    Suspended,
}

/// <summary>Whom a state waits for. Source: the tables of DOMAIN 3, column "by".</summary>
internal static class CaseDesk
{
    private static readonly Dictionary<string, CaseState[]> StatesByRole = new(StringComparer.Ordinal)
    {
        [CaseRoles.Acceptor] = [CaseState.Reported, CaseState.Applied, CaseState.Accepted],
        [CaseRoles.GridWorker] = [CaseState.Verifying, CaseState.ToCheck, CaseState.Returned],
        [CaseRoles.GridLeader] = [CaseState.Returned],
        [CaseRoles.ShiftLeader] = [CaseState.ToFile, CaseState.ToClose],
        [CaseRoles.Dispatcher] = [CaseState.ToDispatch],
        [CaseRoles.UnitHandler] = [CaseState.ToSign, CaseState.Handling, CaseState.Accepted],
        [CaseRoles.UnitLeader] = [CaseState.ToSign, CaseState.Handling, CaseState.Accepted],
        [CaseRoles.Publisher] = [CaseState.Sent, CaseState.Edited],
    };

    /// <summary>The states that wait for one of the actor's roles, wherever it is held; empty for who only reads.</summary>
    public static IReadOnlyList<CaseState> WaitingFor(Actor actor) =>
        [.. actor.Roles.SelectMany(held => StatesByRole.GetValueOrDefault(held.Role, [])).Distinct()];
}
