using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>The lead unit takes it.</summary>
    public Refusal? Sign(CaseActor by)
    {
        if (CheckLead(CaseAction.Sign, by) is { } refusal) { return refusal; }

        Record(CaseAction.Sign, by);
        return null;
    }

    /// <summary>The lead unit gives it back to the desk; its clocks stand until somebody decides.</summary>
    public Refusal? UnitReturn(CaseActor by, string? reasonCode, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.UnitReturn;
        if ((CheckLead(action, by) ?? Check(action, by, reasonCode)) is { } refusal) { return refusal; }

        Record(action, by, new ReturnedData(IsReturnedTooOften(limits)), limits, reasonCode, move: clocks =>
        {
            clocks.Pause(CaseClockKind.Handle, LeadUnitId);
            clocks.Pause(CaseClockKind.MakeSafe, LeadUnitId);
        });
        return null;
    }

    /// <summary>The lead unit has finished, after each helping unit replied or was waived.</summary>
    public Refusal? FeedBack(CaseActor by, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.FeedBack;
        if (CheckLead(action, by) is { } refusal) { return refusal; }

        if (Helpers.Any(helper => helper.State == CaseHelperState.Awaited)) { return No(action, CaseWhy.HelpersAwaited); }

        Record(action, by, limits: limits, move: clocks =>
        {
            clocks.Stop(CaseClockKind.Handle, LeadUnitId);
            clocks.Stop(CaseClockKind.MakeSafe, LeadUnitId);
        });
        return null;
    }

    /// <summary>A helping unit has done its part.</summary>
    public Refusal? HelperFeedBack(CaseActor by)
    {
        const CaseAction action = CaseAction.HelperFeedBack;
        if ((Check(action, by) ?? CheckHelper(action, by.UnitId)) is { } refusal) { return refusal; }

        Record(action, by, new HelperData(by.UnitId!.Value));
        return null;
    }

    /// <summary>The desk no longer waits for a helping unit.</summary>
    public Refusal? WaiveHelper(CaseActor by, Guid helperUnitId, string? reasonCode)
    {
        const CaseAction action = CaseAction.WaiveHelper;
        if ((Check(action, by, reasonCode) ?? CheckHelper(action, helperUnitId)) is { } refusal) { return refusal; }

        Record(action, by, new HelperData(helperUnitId), reasonCode: reasonCode);
        return null;
    }

    /// <summary>The lead unit has seen to it that nobody comes to harm; mending goes on.</summary>
    public Refusal? MakeSafe(CaseActor by)
    {
        const CaseAction action = CaseAction.MakeSafe;
        if (CheckLead(action, by) is { } refusal) { return refusal; }

        if (LimitClockOf(CaseClockKind.MakeSafe) is not { Runs: true }) { return No(action, CaseWhy.NoClock); }

        Record(action, by, move: clocks => clocks.Stop(CaseClockKind.MakeSafe, LeadUnitId));
        return null;
    }

    private Refusal? CheckLead(CaseAction action, CaseActor by) =>
        Check(action, by) ?? (by.UnitId == LeadUnitId ? null : No(action, CaseWhy.NotLeadUnit));

    private Refusal? CheckHelper(CaseAction action, Guid? unitId) =>
        Helpers.FirstOrDefault(helper => helper.UnitId == unitId) is not { } found ? No(action, CaseWhy.NotAHelper)
        : found.State == CaseHelperState.Awaited ? null
        : No(action, CaseWhy.AlreadyAnswered);

    private void ApplyHandling(CaseJournalEntry entry)
    {
        switch (entry.Action)
        {
            case CaseAction.Sign:
                HandlerId = entry.ActorId;
                AddWorker(entry.ActorId);
                break;
            case CaseAction.FeedBack or CaseAction.GiveResult:
                HandledAt = entry.ReceivedAt;
                AddWorker(entry.ActorId);
                break;
            case CaseAction.Answer:
                HandledAt = entry.ReceivedAt;
                break;
            case CaseAction.MakeSafe:
                AddWorker(entry.ActorId);
                break;
            case CaseAction.HelperFeedBack:
                AddWorker(entry.ActorId);
                Answered(entry, CaseHelperState.Replied);
                break;
            case CaseAction.WaiveHelper:
                Answered(entry, CaseHelperState.Waived);
                break;
        }
    }

    private void Answered(CaseJournalEntry entry, CaseHelperState state)
    {
        var unit = entry.Read<HelperData>().HelperUnitId;
        Helpers = [.. Helpers.Select(helper => helper.UnitId == unit ? helper with { State = state, AnsweredAt = entry.ReceivedAt } : helper)];
    }
}
