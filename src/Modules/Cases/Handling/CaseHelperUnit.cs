namespace Wangge.Cases;

/// <summary>What is awaited from a unit that helps.</summary>
internal enum CaseHelperState
{
    Awaited,
    Replied,

    /// <summary>The desk decided that it need not reply.</summary>
    Waived,
}

/// <summary>A unit that helps the lead unit; it answers through its own entry in the journal.</summary>
/// <param name="AnsweredAt">When it replied or was waived; null while awaited.</param>
internal sealed record CaseHelperUnit(Guid UnitId, CaseHelperState State, DateTimeOffset? AnsweredAt);
