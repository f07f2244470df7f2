namespace Wangge.Rounds.Rectifying;

/// <summary>Where a defect stands. Source: DOMAIN 7, "inspection".</summary>
internal enum DefectState
{
    /// <summary>Without any journal entry yet.</summary>
    New,

    /// <summary>待派单: waits for somebody to order that it be fixed.</summary>
    Found,

    /// <summary>整改中: a unit or the premises are to fix it within a limit.</summary>
    Ordered,

    /// <summary>待复查: said to be fixed; waits for a third person to look.</summary>
    Fixed,

    /// <summary>已销号: an end; a third person found it fixed.</summary>
    Closed,

    /// <summary>已撤销: an end; it was none.</summary>
    Withdrawn,
}

/// <summary>What can be done to a defect.</summary>
internal enum DefectAction
{
    /// <summary>Found in an inspection.</summary>
    Find,

    /// <summary>Ordered to be fixed; ordered again, another is to fix it or by another limit.</summary>
    Order,
    Fix,

    /// <summary>Rechecked: fixed.</summary>
    Pass,

    /// <summary>Rechecked: not fixed.</summary>
    Fail,
    Withdraw,

    /// <summary>Not done in time: a higher leader is told.</summary>
    Escalate,
}

internal static class DefectStates
{
    /// <summary>Nobody has to do anything any more.</summary>
    public static bool IsEnd(this DefectState state) => state is DefectState.Closed or DefectState.Withdrawn;
}
