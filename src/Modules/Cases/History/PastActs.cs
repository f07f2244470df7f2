using Wangge.Contracts.Cases;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.History;

/// <summary>Gives a past step to the action of <see cref="Case"/> that it names; no state is set by any other way.</summary>
internal static class PastActs
{
    public static readonly Refusal UnknownAction = new("history.unknown-action", RefusalKind.Invalid);
    public static readonly Refusal Incomplete = new("history.incomplete-step", RefusalKind.Invalid, "The act needs a subject, a unit, a date or a number that the step does not have.");

    /// <param name="other">For a merge: the case that it goes into.</param>
    public static Refusal? Do(Case matter, PastStep step, CaseActor by, ILimitPolicy limits, Case? other) => WireName.Find<CaseAction>(step.Action) switch
    {
        CaseAction.Accept => matter.Accept(by, limits),
        CaseAction.AskToVerify => matter.AskToVerify(by, step.SubjectId ?? Guid.Empty, limits),
        CaseAction.VerifyTrue => matter.Verify(by, isTrue: true, limits),
        CaseAction.VerifyUntrue => matter.Verify(by, isTrue: false, limits),
        CaseAction.Refuse => matter.Refuse(by, step.Reason),
        CaseAction.Merge => other is null ? Incomplete : matter.Merge(by, other, PastStep.IdAfter(step.Id, 1)),
        CaseAction.File => matter.File(by, limits),
        CaseAction.Void => matter.Void(by, step.Reason),
        CaseAction.Dispatch => matter.Dispatch(by, step.UnitId ?? Guid.Empty, step.HelperUnitIds, limits),
        CaseAction.Return => matter.Return(by, step.Reason, limits),
        CaseAction.HandOn => step.SubjectId is not { } subject ? Incomplete : matter.HandOn(by, step.Reason ?? "", subject, limits),
        CaseAction.Answer => matter.Answer(by),
        CaseAction.Close => matter.Close(by, limits),
        CaseAction.CloseByOrder => matter.CloseByOrder(by, step.Reason),
        CaseAction.CallBack => WireName.Find<CaseCallBack>(step.Reason) is not { } outcome ? Incomplete : matter.CallBack(by, outcome),
        CaseAction.Rate => step.Rating is not { } stars ? Incomplete : matter.Rate(by, stars),
        CaseAction.NotSolved => matter.NotSolved(by, limits),
        CaseAction.Reply => matter.Reply(by),
        CaseAction.Note => matter.Note(by),
        var action => AtUnit(matter, action, step, by, limits),
    };

    private static Refusal? AtUnit(Case matter, CaseAction? action, PastStep step, CaseActor by, ILimitPolicy limits) => action switch
    {
        CaseAction.Sign => matter.Sign(by),
        CaseAction.UnitReturn => matter.UnitReturn(by, step.Reason, limits),
        CaseAction.MakeSafe => matter.MakeSafe(by),
        CaseAction.FeedBack => matter.FeedBack(by, limits),
        CaseAction.HelperFeedBack => matter.HelperFeedBack(by),
        CaseAction.WaiveHelper => matter.WaiveHelper(by, step.SubjectId ?? Guid.Empty, step.Reason),
        // What is asked is one original limit: the most that can be.
        CaseAction.AskExtension => limits.FindLimit(CaseClockKind.Handle) is not { } limit ? Incomplete : matter.AskExtension(by, CaseSpan.Of(limit), limits),
        CaseAction.GrantExtension => matter.GrantExtension(by, limits),
        CaseAction.DeclineExtension => matter.DeclineExtension(by, step.Reason),
        CaseAction.AskSuspension => step.Until is not { } until ? Incomplete : matter.AskSuspension(by, step.Reason ?? "", until, limits),
        CaseAction.GrantSuspension => matter.GrantSuspension(by, limits),
        CaseAction.DeclineSuspension => matter.DeclineSuspension(by, step.Reason),
        CaseAction.Resume => matter.Resume(by, limits),
        CaseAction.PassCheck => matter.PassCheck(by),
        CaseAction.FailCheck => matter.FailCheck(by, limits),
        CaseAction.BackToCheck => matter.BackToCheck(by, step.Reason, limits),
        CaseAction.GatherMaterials => matter.GatherMaterials(by),
        CaseAction.Apply => matter.ApplyInPerson(by, limits),
        CaseAction.ApplyFor => matter.ApplyForSomeone(by, limits),
        CaseAction.GiveResult => matter.GiveResult(by),
        CaseAction.Confirm => matter.Confirm(by, limits),
        CaseAction.Edit => matter.Edit(by),
        CaseAction.Publish => matter.Publish(by),
        CaseAction.SendAgain => matter.SendAgain(by),
        _ => UnknownAction,
    };
}
