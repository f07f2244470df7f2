using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

/// <summary>The steps that only services and news have.</summary>
internal sealed partial class Case
{
    /// <summary>The guide was read; the materials that it names are being gathered.</summary>
    public Refusal? GatherMaterials(CaseActor by) => JustDo(CaseAction.GatherMaterials, by);

    /// <summary>The applicant applies in person.</summary>
    public Refusal? ApplyInPerson(CaseActor by, ILimitPolicy limits) => JustDo(CaseAction.Apply, by, limits);

    /// <summary>A grid worker applies for someone.</summary>
    public Refusal? ApplyForSomeone(CaseActor by, ILimitPolicy limits) => JustDo(CaseAction.ApplyFor, by, limits);

    /// <summary>What was applied for is done; the type's limit stops.</summary>
    public Refusal? GiveResult(CaseActor by)
    {
        if (Check(CaseAction.GiveResult, by) is { } refusal) { return refusal; }

        Record(CaseAction.GiveResult, by, move: clocks => clocks.Stop(CaseClockKind.Handle));
        return null;
    }

    /// <summary>The applicant, or somebody who asked them, confirms the result; never who gave it. A reporter says so of what is closed, which saves calling back.</summary>
    public Refusal? Confirm(CaseActor by, ILimitPolicy limits)
    {
        if (CheckOther(CaseAction.Confirm, by) is { } refusal) { return refusal; }

        Record(CaseAction.Confirm, by, limits: limits, move: clocks =>
        {
            if (State == CaseState.Closed && Flow != CaseFlow.Service) { clocks.Stop(CaseClockKind.CallBack); }
        });
        return null;
    }

    public Refusal? Edit(CaseActor by) => JustDo(CaseAction.Edit, by);

    public Refusal? Publish(CaseActor by) => JustDo(CaseAction.Publish, by);

    private Refusal? JustDo(CaseAction action, CaseActor by, ILimitPolicy? limits = null)
    {
        if (Check(action, by) is { } refusal) { return refusal; }

        Record(action, by, limits: limits);
        return null;
    }
}
