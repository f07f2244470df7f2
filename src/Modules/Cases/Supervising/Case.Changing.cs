using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Corrects the type; open limits become what they would be, had it been so from the start. Pauses and extensions stay.</summary>
    /// <param name="flow">The new type's, the same as the case's.</param>
    /// <param name="limits">Of the new type.</param>
    public Refusal? ChangeType(CaseActor by, Guid typeId, CaseFlow flow, CaseWeight weight, string? reasonCode, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.ChangeType;
        if (Check(action, by, reasonCode) is { } refusal) { return refusal; }

        if (flow != Flow) { return No(action, CaseWhy.OtherFlow); }

        if (typeId == TypeId && weight == Weight) { return No(action, CaseWhy.Unchanged); }

        Record(action, by, new TypeData(typeId, weight), limits, reasonCode, move: clocks => ChangeLimits(clocks, by.Act.ReceivedAt, limits));
        return null;
    }

    /// <summary>Corrects where it is, within the holding centre's area; for elsewhere it is passed up first.</summary>
    public Refusal? ChangePlace(CaseActor by, CasePlace place)
    {
        const CaseAction action = CaseAction.ChangePlace;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (!place.IsSound) { return No(action, CaseWhy.BadPlace); }

        if (!place.AreaPath.StartsWith(HoldingCentre, StringComparison.Ordinal)) { return No(action, CaseWhy.CentreElsewhere); }

        Record(action, by, new PlaceData(place));
        return null;
    }

    private void ChangeLimits(ClockChanges clocks, DateTimeOffset at, ILimitPolicy limits)
    {
        foreach (var clock in Clocks.Where(IsOpenLimit).ToList())
        {
            // Where the new type has no such limit the clock is given up, neither kept nor missed.
            clocks.Put(limits.FindLimit(clock.Kind) is { } limit ? clock.ChangeLimit(limit, limits) : clock.Pause(at).Stop(at));
        }

        var hasUnit = State is CaseState.ToSign or CaseState.Handling or CaseState.Suspended;
        if (hasUnit && HandleClock is { } handle && !IsMadeSafe && LimitClockOf(CaseClockKind.MakeSafe) is null or { StoppedAt: not null })
        {
            clocks.Put(CaseClock.Start(CaseClockKind.MakeSafe, LeadUnitId, ReopenCount, handle.StartedAt, limits));
        }
    }

    private bool IsOpenLimit(CaseClock clock) =>
        clock.Kind is CaseClockKind.Handle or CaseClockKind.MakeSafe && clock.StoppedAt is null && clock.Round == ReopenCount;
}
