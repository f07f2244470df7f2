using Wangge.Kernel.Refusals;
using static Wangge.Cases.CaseAction;

namespace Wangge.Cases.Tests;

/// <summary>Each action with arguments that nothing but state and role stands against, and the way to each state.</summary>
internal static class Deeds
{
    private const string Reason = "not-ours";

    /// <summary>Tries an action in a role.</summary>
    public static Refusal? Try(CaseStory story, CaseAction action, string role)
    {
        var matter = story.Matter;
        var limits = story.Limits;
        var by = story.By(role);
        return action switch
        {
            Send => matter.Send(by, story.Opening(), limits),
            SettleOnSpot => matter.SettleOnSpot(by, story.Opening(), 1, 1, limits),
            SendAgain => matter.SendAgain(by),
            Accept => matter.Accept(by, limits),
            AskToVerify => matter.AskToVerify(by, story.Person(CaseRoles.GridWorker), limits),
            VerifyTrue => matter.Verify(by, true, limits),
            VerifyUntrue => matter.Verify(by, false, limits),
            CaseAction.Refuse => matter.Refuse(by, Reason),
            Merge => matter.Merge(by, story.Target = story.OtherReported(), Guid.CreateVersion7()),
            Unmerge => matter.Unmerge(by, story.Target ?? story.OtherReported(), Guid.CreateVersion7(), limits),
            TakeIn => matter.TakeIn(by, Guid.CreateVersion7()),
            LetGo => matter.LetGo(by, Guid.CreateVersion7()),
            CaseAction.File => matter.File(by, limits),
            CaseAction.Void => matter.Void(by, Reason),
            CaseAction.Dispatch => matter.Dispatch(by, story.LeadUnit, [story.HelperUnit], limits),
            PassUp => matter.PassUp(by, CaseStory.SubCentre, limits),
            PassDown => matter.PassDown(by, CaseStory.Station, limits),
            Return => matter.Return(by, Reason, limits),
            Sign => matter.Sign(by),
            UnitReturn => matter.UnitReturn(by, Reason, limits),
            FeedBack => matter.FeedBack(by, limits),
            HelperFeedBack => matter.HelperFeedBack(by with { UnitId = story.HelperUnit }),
            WaiveHelper => matter.WaiveHelper(by, story.HelperUnit, Reason),
            MakeSafe => matter.MakeSafe(by),
            AskExtension => matter.AskExtension(by, story.Hours(1), limits),
            GrantExtension => matter.GrantExtension(by, limits),
            DeclineExtension => matter.DeclineExtension(by, Reason),
            AskSuspension => matter.AskSuspension(by, "weather", story.Now.AddDays(9), limits),
            GrantSuspension => matter.GrantSuspension(by, limits),
            DeclineSuspension => matter.DeclineSuspension(by, Reason),
            Resume => matter.Resume(by with { Act = by.Act with { ReceivedAt = matter.SuspendedUntil ?? story.Now } }, limits),
            PassCheck => matter.PassCheck(by with { Act = by.Act with { ActorId = story.Checker } }),
            FailCheck => matter.FailCheck(by with { Act = by.Act with { ActorId = story.Checker } }, limits),
            Close => matter.Close(by, limits),
            BackToCheck => matter.BackToCheck(by, Reason, limits),
            CallBack => matter.CallBack(by, CaseCallBack.Solved),
            Rate => matter.Rate(by, 4),
            NotSolved => matter.NotSolved(by, limits),
            Reply => matter.Reply(by),
            Supervise => matter.Supervise(by with { Act = by.Act with { ReceivedAt = matter.HandleDueAt ?? story.Now } }, 1, limits),
            CloseByOrder => matter.CloseByOrder(by, Reason),
            HandOver => matter.HandOver(by, matter.HolderId ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Reason),
            Claim => matter.Claim(by),
            Release => matter.Release(by with { Act = by.Act with { ActorId = matter.HolderId ?? Guid.CreateVersion7() } }),
            ChangeType => matter.ChangeType(by, Guid.CreateVersion7(), matter.Flow, CaseWeight.Serious, Reason, limits),
            ChangePlace => matter.ChangePlace(by, new(CaseStory.Grid, null, 121, 41)),
            Note => matter.Note(by),
            GatherMaterials => matter.GatherMaterials(by),
            CaseAction.Apply => matter.ApplyInPerson(by, limits),
            ApplyFor => matter.ApplyForSomeone(by, limits),
            GiveResult => matter.GiveResult(by),
            Confirm => matter.Confirm(by with { Act = by.Act with { ActorId = story.Checker } }, limits),
            Edit => matter.Edit(by),
            Publish => matter.Publish(by),
            HandOn => matter.HandOn(by, "disputes", Guid.CreateVersion7(), limits),
            Answer => matter.Answer(by),
            PatrolSent or PatrolDeclined or PatrolRecalled or PatrolArrived or PatrolLeft => matter.HearOfPatrol(by, action, Guid.CreateVersion7(), Guid.CreateVersion7()),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No deed for this action."),
        };
    }

    /// <summary>A new case of a flow, led to a state, with all done that an action there takes for granted.</summary>
    public static CaseStory Ready(CaseFlow flow, CaseState state, CaseAction action)
    {
        var story = In(flow, state);
        if (CaseTable.Find(flow, state, action) is null) { return story; }

        return action switch
        {
            FeedBack when flow == CaseFlow.Site => story.Do(WaiveHelper),
            GrantExtension or DeclineExtension => story.Do(AskExtension),
            GrantSuspension or DeclineSuspension => story.Do(AskSuspension),
            Release or HandOver => story.Do(Claim),
            PassDown => story.Do(PassUp),
            _ => story,
        };
    }

    /// <summary>A new case of a flow, led to a state.</summary>
    public static CaseStory In(CaseFlow flow, CaseState state)
    {
        var story = new CaseStory(flow) { Limits = new() { MakeSafeHours = 2 } };
        story.Do(WayTo(flow, state));
        Assert.Equal(state, story.Matter.State);
        return story;
    }

    private static CaseAction[] WayTo(CaseFlow flow, CaseState state) => state switch
    {
        CaseState.Draft => [],
        CaseState.Reported or CaseState.Guide or CaseState.Sent => [Send],
        CaseState.Refused when flow == CaseFlow.Service => [.. WayTo(flow, CaseState.Applied), CaseAction.Refuse],
        CaseState.Refused => [Send, CaseAction.Refuse],
        CaseState.Merged => [Send, Merge],
        CaseState.Verifying => [Send, AskToVerify],
        CaseState.ClosedByOrder => [Send, CloseByOrder],
        CaseState.ToFile => [Send, Accept],
        CaseState.Void => [.. WayTo(flow, CaseState.ToFile), CaseAction.Void],
        CaseState.ToDispatch => [.. WayTo(flow, CaseState.ToFile), CaseAction.File],
        CaseState.ToSign => [.. WayTo(flow, CaseState.ToDispatch), CaseAction.Dispatch],
        CaseState.HandedOn => [.. WayTo(flow, CaseState.ToDispatch), HandOn],
        CaseState.Handling => [.. WayTo(flow, CaseState.ToSign), Sign],
        CaseState.Suspended => [.. WayTo(flow, CaseState.Handling), AskSuspension, GrantSuspension],
        CaseState.ToCheck => [.. WayTo(flow, CaseState.Handling), WaiveHelper, FeedBack],
        CaseState.ToClose when flow == CaseFlow.HandedOn => [.. WayTo(flow, CaseState.HandedOn), Answer],
        CaseState.ToClose => [.. WayTo(flow, CaseState.ToCheck), PassCheck],
        CaseState.Closed when flow == CaseFlow.Service => [.. WayTo(flow, CaseState.ResultGiven), Close],
        CaseState.Closed => [.. WayTo(flow, CaseState.ToClose), Close],
        CaseState.Materials => [Send, GatherMaterials],
        CaseState.Applied => [.. WayTo(flow, CaseState.Materials), CaseAction.Apply],
        CaseState.Accepted => [.. WayTo(flow, CaseState.Applied), Accept],
        CaseState.ResultGiven => [.. WayTo(flow, CaseState.Accepted), GiveResult],
        CaseState.Confirmed => [.. WayTo(flow, CaseState.ResultGiven), Confirm],
        CaseState.Edited => [Send, Edit],
        CaseState.Published => [Send, Edit, Publish],
        CaseState.Returned => [Send, Return],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No way to this state."),
    };
}
