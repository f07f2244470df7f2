using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Somebody who did not work on it has looked: it is done.</summary>
    public Refusal? PassCheck(CaseActor by)
    {
        if (CheckOther(CaseAction.PassCheck, by) is { } refusal) { return refusal; }

        Record(CaseAction.PassCheck, by);
        return null;
    }

    /// <summary>Somebody who did not work on it has looked: it is not done. The same unit goes on and so does its clock.</summary>
    /// <remarks>What was settled on the spot has no unit; it goes to the acceptor like any report.</remarks>
    public Refusal? FailCheck(CaseActor by, ILimitPolicy limits)
    {
        if (CheckOther(CaseAction.FailCheck, by) is { } refusal) { return refusal; }

        CaseState? to = LeadUnitId is null ? CaseState.Reported : null;
        Record(CaseAction.FailCheck, by, limits: limits, to: to, move: clocks =>
        {
            if (LeadUnitId is { } unit) { clocks.ResumeOrStart(CaseClockKind.Handle, unit); }
        });
        return null;
    }

    /// <summary>Closes what was found done, or answered, or whose applicant stayed silent.</summary>
    public Refusal? Close(CaseActor by, ILimitPolicy limits)
    {
        if (Check(CaseAction.Close, by) is { } refusal) { return refusal; }

        Record(CaseAction.Close, by, limits: limits);
        return null;
    }

    /// <summary>Has it looked at once more before closing.</summary>
    public Refusal? BackToCheck(CaseActor by, string? reasonCode, ILimitPolicy limits)
    {
        if (Check(CaseAction.BackToCheck, by, reasonCode) is { } refusal) { return refusal; }

        Record(CaseAction.BackToCheck, by, limits: limits, reasonCode: reasonCode);
        return null;
    }

    private Refusal? CheckOther(CaseAction action, CaseActor by) =>
        Check(action, by) ?? (WorkedByIds.Contains(by.Act.ActorId) ? No(action, CaseWhy.OwnWork) : null);

    private void ApplyChecking(CaseJournalEntry entry)
    {
        switch (entry.Action)
        {
            case CaseAction.PassCheck:
                CheckedAt = entry.ReceivedAt;
                break;
            case CaseAction.FailCheck:
                ReworkCount++;
                break;
        }
    }
}
