using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>A reporter of a closed case was called, or could not be reached.</summary>
    public Refusal? CallBack(CaseActor by, CaseCallBack outcome)
    {
        if (Check(CaseAction.CallBack, by) is { } refusal) { return refusal; }

        Record(CaseAction.CallBack, by, new CallBackData(outcome), move: clocks =>
        {
            if (outcome != CaseCallBack.Unreached) { clocks.Stop(CaseClockKind.CallBack); }
        });
        return null;
    }

    /// <summary>A reporter says how it was, once a closing.</summary>
    /// <param name="stars">1 to 5.</param>
    public Refusal? Rate(CaseActor by, int stars)
    {
        const CaseAction action = CaseAction.Rate;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (stars is < 1 or > 5) { return No(action, CaseWhy.OutOfRange); }

        if (Stars is not null) { return No(action, CaseWhy.AlreadyRated); }

        Record(action, by, new RatingData(stars));
        return null;
    }

    /// <summary>Reopens what was closed unsolved: the same unit, a new limit. A reporter can do so once, and everybody within <see cref="CaseRules.ReopenWithin"/> of closing.</summary>
    public Refusal? NotSolved(CaseActor by, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.NotSolved;
        if (Check(action, by) is { } refusal) { return refusal; }

        var isUsed = by.Role == CaseRoles.Reporter && ReopenedByReporter;
        if (isUsed || by.Act.ReceivedAt >= ClosedAt + limits.Rules.ReopenWithin) { return No(action, CaseWhy.NewReportNeeded); }

        Record(action, by, limits: limits, move: clocks =>
        {
            if (Flow is CaseFlow.Service or CaseFlow.HandedOn) { clocks.Start(CaseClockKind.Handle); }
        });
        return null;
    }

    /// <summary>The reporter was told something; the words stand elsewhere.</summary>
    public Refusal? Reply(CaseActor by)
    {
        if (Check(CaseAction.Reply, by) is { } refusal) { return refusal; }

        Record(CaseAction.Reply, by);
        return null;
    }

    /// <summary>Whoever it was handed on to answers, by itself or through the centre.</summary>
    public Refusal? Answer(CaseActor by)
    {
        if (Check(CaseAction.Answer, by) is { } refusal) { return refusal; }

        Record(CaseAction.Answer, by, move: clocks => clocks.Stop(CaseClockKind.Handle));
        return null;
    }

    private void ApplyAnswering(CaseJournalEntry entry)
    {
        switch (entry.Action)
        {
            case CaseAction.CallBack:
                CalledBack = entry.Read<CallBackData>().Outcome;
                break;
            case CaseAction.Confirm when entry.StateAfter == CaseState.Closed:
                CalledBack = CaseCallBack.Solved;
                break;
            case CaseAction.Rate:
                Stars = entry.Read<RatingData>().Stars;
                break;
            case CaseAction.Reply:
                RepliedAt = entry.ReceivedAt;
                break;
            case CaseAction.NotSolved:
                ReopenCount++;
                ReopenedByReporter |= entry.Role == CaseRoles.Reporter;
                ReopenedForUnitId = LeadUnitId;
                HandlerId = null;
                CalledBack = null;
                Stars = null;
                break;
        }
    }
}
