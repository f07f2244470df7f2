using System.Text.RegularExpressions;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Rebuilds a case from its journal alone.</summary>
    /// <param name="entries">All of them, in order of their sequence.</param>
    /// <exception cref="InvalidDataException">There are none, one is missing or out of order, or an entry does not follow from the one before.</exception>
    public static Case Replay(IEnumerable<CaseJournalEntry> entries)
    {
        Case? matter = null;
        foreach (var entry in entries)
        {
            matter ??= new Case(entry.CaseId);
            if (entry.CaseId != matter.Id || entry.Sequence != matter.Version + 1 || entry.StateBefore != matter.State)
            {
                throw new InvalidDataException($"Journal of case {matter.Id}: entry {entry.Sequence} does not follow entry {matter.Version}.");
            }

            matter.Apply(entry);
        }

        return matter ?? throw new InvalidDataException("A journal without entries is no case.");
    }

    /// <summary>Whether the table lets this role do it now.</summary>
    private Refusal? Check(CaseAction action, CaseActor by) => Check(action, by, Flow);

    private Refusal? Check(CaseAction action, CaseActor by, CaseFlow flow)
    {
        if (CaseTable.Find(flow, State, action) is not { } step) { return CaseWhy.Refusal(action, CaseWhy.WrongState); }

        return step.Roles.Contains(by.Role) ? null : CaseWhy.Refusal(action, CaseWhy.WrongRole);
    }

    /// <summary>As <see cref="Check(CaseAction, CaseActor)"/>, for an action that needs a reason.</summary>
    private Refusal? Check(CaseAction action, CaseActor by, string? reasonCode) =>
        Check(action, by) ?? (reasonCode is not null && IsCode(reasonCode) ? null : CaseWhy.Refusal(action, CaseWhy.ReasonNeeded));

    /// <summary>Does what the table says and journals it; the caller has checked.</summary>
    /// <param name="to">Where it leads when the table leaves a choice; null for the table's own.</param>
    /// <param name="limits">Needed when the step starts a clock.</param>
    /// <param name="move">Moves clocks beyond those of the steps left and entered.</param>
    private void Record(
        CaseAction action, CaseActor by, CaseData? data = null, ILimitPolicy? limits = null, string? reasonCode = null, CaseState? to = null, Action<ClockChanges>? move = null)
    {
        var flow = data is SentData sent ? sent.Opening.Flow : Flow;
        var step = CaseTable.Find(flow, State, action) ?? throw new InvalidOperationException($"Unchecked: {action} from {State}.");
        var after = to ?? step.To;
        if (!step.LeadsTo(after)) { throw new InvalidOperationException($"{action} from {State} does not lead to {after}."); }

        var clocks = new ClockChanges(Clocks, action == CaseAction.NotSolved ? ReopenCount + 1 : ReopenCount, by.Act.ReceivedAt, limits);
        move?.Invoke(clocks);
        MoveStepClocks(clocks, after);

        data ??= new CaseData();
        if (clocks.Touched.Count > 0) { data = data with { Clocks = clocks.Touched }; }

        var entry = new CaseJournalEntry(
            by.Act.Id, Id, Version + 1, action, by.Role, by.Act.ActorId, by.UnitId, State, after, by.Act.HappenedAt, by.Act.ReceivedAt, reasonCode, CaseJson.Write(data));
        Apply(entry);
        _newEntries.Add(entry);
    }

    /// <summary>What an entry changes: the only place where a case's row is written.</summary>
    private void Apply(CaseJournalEntry entry)
    {
        if (entry.StateAfter != entry.StateBefore)
        {
            HolderId = null;
            VerifierId = null;
            SuspendedUntil = null;
            ForgetRequests();
            EndedAt = entry.StateAfter.IsEnd() ? entry.ReceivedAt : null;
            if (entry.StateAfter.IsClosed()) { ClosedAt = entry.ReceivedAt; }
        }

        ApplyReporting(entry);
        ApplyFiling(entry);
        ApplyDispatching(entry);
        ApplyHandling(entry);
        ApplyRequests(entry);
        ApplyChecking(entry);
        ApplyAnswering(entry);
        var clocks = entry.Clocks;
        ApplySupervising(entry, clocks);

        Version = entry.Sequence;
        State = entry.StateAfter;
        ChangedAt = entry.ReceivedAt;
        IsHelped = Helpers.Count > 0;
        Clocks = ClockChanges.Merge(Clocks, clocks);
        ReadDeadlines();
    }

    private static bool IsCode(string code) => code.Length <= 40 && CodePattern().IsMatch(code);

    private static Refusal No(CaseAction action, string why) => CaseWhy.Refusal(action, why);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
