using Wangge.Cases.Limits;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Asks for more time, before the deadline, at most one original limit and at most <see cref="CaseRules.MaxExtensions"/> times.</summary>
    /// <param name="more">In the limit's own unit of time.</param>
    public Refusal? AskExtension(CaseActor by, CaseSpan more, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.AskExtension;
        if (CheckRequest(action, by) is { } refusal) { return refusal; }

        if (ExtensionCount >= limits.Rules.MaxExtensions) { return No(action, CaseWhy.TwiceAlready); }

        if (HandleClock is not { Runs: true } clock) { return No(action, CaseWhy.NoClock); }

        if (by.Act.ReceivedAt >= clock.DueAt) { return No(action, CaseWhy.TooLate); }

        if (more.Unit != clock.Limit.Unit || more.Amount <= 0 || more.Amount > clock.Limit.Amount || !Limit.Accepts(more.Amount))
        {
            return No(action, CaseWhy.NotWithinLimit);
        }

        Record(action, by, new ExtensionData(more));
        return null;
    }

    /// <summary>Grants the extension that was asked for, also when the deadline has passed since.</summary>
    public Refusal? GrantExtension(CaseActor by, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.GrantExtension;
        if (CheckDecision(action, by, AskedExtension is not null) is { } refusal) { return refusal; }

        if (HandleClock is not { Runs: true } clock) { return No(action, CaseWhy.NoClock); }

        Record(action, by, new ExtensionData(AskedExtension!), limits, move: clocks => clocks.Put(clock.Extend(AskedExtension!, limits)));
        return null;
    }

    public Refusal? DeclineExtension(CaseActor by, string? reasonCode)
    {
        const CaseAction action = CaseAction.DeclineExtension;
        if ((Check(action, by, reasonCode) ?? CheckDecision(action, by, AskedExtension is not null)) is { } refusal) { return refusal; }

        Record(action, by, reasonCode: reasonCode);
        return null;
    }

    /// <summary>Asks that the case stand still on a listed ground until a date.</summary>
    public Refusal? AskSuspension(CaseActor by, string ground, DateTimeOffset until, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.AskSuspension;
        if ((CheckRequest(action, by) ?? CheckSuspension(action, by, ground, until, limits.Rules)) is { } refusal) { return refusal; }

        Record(action, by, new SuspensionData(ground, until));
        return null;
    }

    /// <summary>Grants the suspension that was asked for; the handling limit stands, making safe goes on.</summary>
    public Refusal? GrantSuspension(CaseActor by, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.GrantSuspension;
        if (CheckDecision(action, by, AskedSuspensionUntil is not null) is { } refusal) { return refusal; }

        if (CheckSuspension(action, by, AskedSuspensionGround!, AskedSuspensionUntil!.Value, limits.Rules) is { } refused) { return refused; }

        Record(action, by, new SuspensionData(AskedSuspensionGround!, AskedSuspensionUntil.Value), limits, move: clocks => clocks.Pause(CaseClockKind.Handle, LeadUnitId));
        return null;
    }

    public Refusal? DeclineSuspension(CaseActor by, string? reasonCode)
    {
        const CaseAction action = CaseAction.DeclineSuspension;
        if ((Check(action, by, reasonCode) ?? CheckDecision(action, by, AskedSuspensionUntil is not null)) is { } refusal) { return refusal; }

        Record(action, by, reasonCode: reasonCode);
        return null;
    }

    /// <summary>Ends a suspension: a person at any time, the system from its date on. The clock goes on from the date even where somebody is late.</summary>
    public Refusal? Resume(CaseActor by, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.Resume;
        if (Check(action, by) is { } refusal) { return refusal; }

        var until = SuspendedUntil!.Value;
        if (by.Role == CaseRoles.System && by.Act.ReceivedAt < until) { return No(action, CaseWhy.TooEarly); }

        var resumedAt = by.Act.ReceivedAt < until ? by.Act.ReceivedAt : until;
        Record(action, by, limits: limits, move: clocks => clocks.ResumeOrStart(CaseClockKind.Handle, LeadUnitId, resumedAt));
        return null;
    }

    private Refusal? CheckRequest(CaseAction action, CaseActor by) =>
        Check(action, by) is { } refusal ? refusal
        : LeadUnitId is not null && by.UnitId != LeadUnitId ? No(action, CaseWhy.NotLeadUnit)
        : AskedById is not null ? No(action, CaseWhy.Pending)
        : null;

    private Refusal? CheckDecision(CaseAction action, CaseActor by, bool isAsked) =>
        Check(action, by) is { } refusal ? refusal
        : !isAsked ? No(action, CaseWhy.NothingAsked)
        : AskedById == by.Act.ActorId ? No(action, CaseWhy.OwnWork)
        : null;

    private static Refusal? CheckSuspension(CaseAction action, CaseActor by, string ground, DateTimeOffset until, CaseRules rules) =>
        !rules.SuspensionGrounds.Contains(ground) ? No(action, CaseWhy.UnlistedGround)
        : until <= by.Act.ReceivedAt ? No(action, CaseWhy.DatePast)
        : until > by.Act.ReceivedAt.AddYears(rules.MaxSuspensionYears) ? No(action, CaseWhy.TooLong)
        : null;

    private void ApplyRequests(CaseJournalEntry entry)
    {
        switch (entry.Action)
        {
            case CaseAction.AskExtension:
                AskedExtension = entry.Read<ExtensionData>().More;
                AskedById = entry.ActorId;
                break;
            case CaseAction.AskSuspension:
                var asked = entry.Read<SuspensionData>();
                AskedSuspensionGround = asked.Ground;
                AskedSuspensionUntil = asked.Until;
                AskedById = entry.ActorId;
                break;
            case CaseAction.GrantExtension:
                ExtensionCount++;
                ForgetRequests();
                break;
            case CaseAction.GrantSuspension:
                SuspendedUntil = entry.Read<SuspensionData>().Until;
                break;
            case CaseAction.DeclineExtension or CaseAction.DeclineSuspension or CaseAction.ChangeType:
                ForgetRequests();
                break;
        }
    }

    /// <summary>A request is about the state and the limit that it was made in; it falls with them.</summary>
    private void ForgetRequests()
    {
        AskedExtension = null;
        AskedSuspensionGround = null;
        AskedSuspensionUntil = null;
        AskedById = null;
    }
}
