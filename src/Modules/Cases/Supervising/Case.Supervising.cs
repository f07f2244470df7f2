using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Raises the level of supervision: the system when the share of the limit is used up, a person at any time.</summary>
    /// <param name="level">1 yellow, 2 red, then escalated; higher than the present one, at most as many as <see cref="CaseRules.SupervisionPercents"/>.</param>
    public Refusal? Supervise(CaseActor by, int level, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.Supervise;
        if (Check(action, by) is { } refusal) { return refusal; }

        var percents = limits.Rules.SupervisionPercents;
        if (level <= SupervisionLevel || level > percents.Count) { return No(action, CaseWhy.NotHigher); }

        if (by.Role == CaseRoles.System)
        {
            if (HandleClock is not { Runs: true } clock) { return No(action, CaseWhy.NoClock); }

            if (by.Act.ReceivedAt < limits.ReachedAt(clock, percents[level - 1])) { return No(action, CaseWhy.TooEarly); }
        }

        Record(action, by, new SupervisionData(level));
        return null;
    }

    /// <summary>Ends it by a leader's order.</summary>
    public Refusal? CloseByOrder(CaseActor by, string? reasonCode)
    {
        if (Check(CaseAction.CloseByOrder, by, reasonCode) is { } refusal) { return refusal; }

        Record(CaseAction.CloseByOrder, by, reasonCode: reasonCode);
        return null;
    }

    private void ApplySupervising(CaseJournalEntry entry, IReadOnlyList<CaseClock> clocks)
    {
        // The levels are shares of one deadline; with a new or moved one they are reached anew.
        var isMoved = entry.Action is CaseAction.GrantExtension or CaseAction.ChangeType
            || clocks.Any(clock => clock.Kind == CaseClockKind.Handle && clock.StartedAt == entry.ReceivedAt && clock.Runs);
        if (isMoved) { SupervisionLevel = 0; }

        switch (entry.Action)
        {
            case CaseAction.Supervise:
                SupervisionLevel = entry.Read<SupervisionData>().Level;
                break;
            case CaseAction.Claim:
                HolderId = entry.ActorId;
                break;
            case CaseAction.Release:
                HolderId = null;
                break;
            case CaseAction.HandOver:
                var over = entry.Read<HandOverData>();
                HolderId = HolderId == over.FromId ? over.ToId : HolderId;
                HandlerId = HandlerId == over.FromId ? over.ToId : HandlerId;
                VerifierId = VerifierId == over.FromId ? over.ToId : VerifierId;
                break;
            case CaseAction.ChangeType:
                var type = entry.Read<TypeData>();
                TypeId = type.TypeId;
                Weight = type.Weight;
                break;
            case CaseAction.ChangePlace:
                Put(entry.Read<PlaceData>().Place);
                break;
        }
    }
}
