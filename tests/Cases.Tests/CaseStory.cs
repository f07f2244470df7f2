using Wangge.Cases.Limits;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Tests;

/// <summary>A case, the people around it and a clock that the test moves.</summary>
internal sealed class CaseStory
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public const string District = "/211403/";
    public const string SubCentre = "/211403/211403001/";
    public const string Station = "/211403/211403001/211403001001/";
    public const string Grid = "/211403/211403001/211403001001/G004/";

    public readonly Guid LeadUnit = Guid.CreateVersion7();
    public readonly Guid OtherUnit = Guid.CreateVersion7();
    public readonly Guid HelperUnit = Guid.CreateVersion7();
    public readonly Guid Checker = Guid.CreateVersion7();

    private readonly Dictionary<string, Guid> _people = CaseRoles.All.ToDictionary(role => role, role => role is CaseRoles.System ? Guid.Empty : Guid.CreateVersion7());

    public CaseStory(CaseFlow flow = CaseFlow.Site) => Flow = flow;

    public CaseFlow Flow { get; }

    public DateTimeOffset Now { get; set; } = Start;

    public PlainLimits Limits { get; set; } = new();

    public Case Matter { get; private set; } = new(Guid.CreateVersion7());

    /// <summary>What <see cref="Matter"/> was merged into.</summary>
    public Case? Target { get; set; }

    public CaseJournalEntry Last => Matter.NewEntries[^1];

    public Guid Person(string role) => _people[role];

    public CaseActor By(string role, Guid? unitId = null, Guid? actorId = null) => new(
        new Act(Guid.CreateVersion7(), actorId ?? _people[role], Now.AddSeconds(-5), Now), role, unitId ?? (RoleGroups.Unit.Contains(role) ? LeadUnit : null));

    public CaseOpening Opening(CaseFlow? flow = null) => new(
        1, flow ?? Flow, CaseWeight.Ordinary, CaseSource.GridWorker, Guid.CreateVersion7(), new(Grid, Guid.CreateVersion7(), 120.9, 40.7), Station, CaseCentreLevel.Station, true);

    /// <summary>Another case of the same flow that waits for the acceptor.</summary>
    public Case OtherReported(CaseFlow? flow = null)
    {
        var other = new Case(Guid.CreateVersion7());
        Done(other.Send(By(CaseRoles.GridWorker), Opening(flow), Limits));
        return other;
    }

    public CaseStory After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public CaseStory AfterHours(double hours) => After(TimeSpan.FromHours(hours));

    /// <summary>Does it in the first role that may, and asserts that it is done.</summary>
    public CaseStory Do(params CaseAction[] actions)
    {
        foreach (var action in actions)
        {
            var step = CaseTable.Find(Flow, Matter.State, action);
            Assert.True(step is not null, $"{action} is not possible from {Matter.State}.");
            Done(Deeds.Try(this, action, step!.Roles[0]));
        }

        return this;
    }

    public static void Done(Refusal? refusal) => Assert.Null(refusal?.Code);

    public static void Refused(string code, Refusal? refusal) => Assert.Equal(code, refusal?.Code);

    public CaseClock Clock(CaseClockKind kind, Guid? unitId = null) => Assert.Single(Matter.Clocks, clock => clock.Kind == kind && clock.UnitId == unitId);

    public CaseClock Handle => Clock(CaseClockKind.Handle, LeadUnit);

    public CaseSpan Hours(decimal amount) => new(amount, LimitUnit.EmergencyHour);

    /// <summary>A site case that was just dispatched to <see cref="LeadUnit"/>.</summary>
    public static CaseStory Dispatched(PlainLimits? limits = null, params Guid[] helpers)
    {
        var story = new CaseStory { Limits = limits ?? new PlainLimits() }.Do(CaseAction.Send, CaseAction.Accept, CaseAction.File);
        Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.LeadUnit, helpers, story.Limits));
        return story;
    }

    public static CaseStory Signed(PlainLimits? limits = null) => Dispatched(limits).Do(CaseAction.Sign);

    public static CaseStory Closed(PlainLimits? limits = null) =>
        Signed(limits).AfterHours(1).Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close);
}
