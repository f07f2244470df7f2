namespace Wangge.Rounds.Inspections;

/// <summary>Where an inspection stands. Source: DOMAIN 7, "inspection".</summary>
internal enum InspectionState
{
    /// <summary>Without any journal entry yet.</summary>
    New,

    /// <summary>待检查: somebody is to look by a day.</summary>
    Planned,

    /// <summary>整改中: looked, and defects are open.</summary>
    Open,

    /// <summary>已完成: an end; nothing was found, or all of it is rechecked or withdrawn.</summary>
    Closed,

    /// <summary>已取消: an end; nobody looked.</summary>
    Cancelled,
}

/// <summary>What can be done to an inspection.</summary>
internal enum InspectionAction
{
    Plan,

    /// <summary>Answering a checklist on the spot, planned or not.</summary>
    Record,
    HandOver,
    Cancel,

    /// <summary>The last open defect has ended.</summary>
    Close,
}
