namespace Wangge.Cases.Measuring;

/// <summary>What became of a trouble.</summary>
internal enum SolvedOutcome
{
    NotSolved,

    /// <summary>Closed; the reporter said nothing, or only somebody who cannot judge in his own cause did.</summary>
    Silent,

    Confirmed,
}

/// <summary>One trouble: the matter that told of it first, and what is the same (repeats, parts split off). It counts once.</summary>
internal sealed class Episode
{
    private readonly List<MatterFacts> members = [];

    /// <value>In the order of report; the first stands for all in the count.</value>
    public IReadOnlyList<MatterFacts> Members => members;

    /// <value>Merged into something that is not the same trouble: nobody works on it any more.</value>
    public bool IsLost { get; init; }

    public void Add(MatterFacts matter) => members.Add(matter);

    /// <summary>Solved only when every member is; silent while one member is silent.</summary>
    public SolvedOutcome OutcomeOf(MeasurePeriod period)
    {
        if (IsLost) { return SolvedOutcome.NotSolved; }

        var outcome = SolvedOutcome.Confirmed;
        MatterFacts? silent = null;
        foreach (var member in Members)
        {
            switch (OutcomeOf(member, period))
            {
                case SolvedOutcome.NotSolved:
                    return SolvedOutcome.NotSolved;
                case SolvedOutcome.Silent when silent is null:
                    (outcome, silent) = (SolvedOutcome.Silent, member);
                    break;
                // Only the first silent member stands in the sample, so that splitting does not make a trouble likelier to be drawn.
                case SolvedOutcome.Silent when HasFailed(member, period):
                    return SolvedOutcome.NotSolved;
            }
        }
        return outcome;
    }

    /// <summary>Why it does not count as solved, by the first member that does not; null where it does. Of silent ones: whether nobody said anything, or only somebody in his own cause.</summary>
    public string? ReasonOf(MeasurePeriod period) => IsLost ? "merged-elsewhere" : Members.Select(member => ReasonOf(member, period)).FirstOrDefault(reason => reason is not null);

    /// <summary>The member by whose recheck a silent trouble is judged.</summary>
    public MatterFacts FirstSilent(MeasurePeriod period) => Members.First(member => OutcomeOf(member, period) == SolvedOutcome.Silent);

    private static SolvedOutcome OutcomeOf(MatterFacts matter, MeasurePeriod period)
    {
        if (!MatterTerms.IsClosed(matter, period) || matter.ReopenedAt.Count > 0) { return SolvedOutcome.NotSolved; }
        if (matter.Answer is not { } answer || !period.HasSeen(answer.At)) { return SolvedOutcome.Silent; }
        if (!answer.IsSolved) { return SolvedOutcome.NotSolved; }
        if (!answer.IsReporterIndependent) { return SolvedOutcome.Silent; }
        return HasFailed(matter, period) ? SolvedOutcome.NotSolved : SolvedOutcome.Confirmed;
    }

    private static string? ReasonOf(MatterFacts matter, MeasurePeriod period) =>
        matter.Ending is MatterEnding.Refused ? "refused"
        : matter.Ending is MatterEnding.Void ? "void"
        : matter.Ending is MatterEnding.ClosedByOrder ? "closed-by-order"
        : !MatterTerms.IsClosed(matter, period) ? "not-closed"
        : matter.ReopenedAt.Count > 0 ? "reopened"
        : matter.Answer is { IsSolved: false } denied && period.HasSeen(denied.At) ? "denied"
        : HasFailed(matter, period) ? "recheck-failed"
        : MatterTerms.IsFairRecheck(matter, period) ? null
        : matter.Answer is not { } answer || !period.HasSeen(answer.At) ? "unconfirmed"
        : answer.IsReporterIndependent ? null
        : "confirmed-oneself";

    private static bool HasFailed(MatterFacts matter, MeasurePeriod period) =>
        MatterTerms.IsFairRecheck(matter, period) && !matter.Recheck!.HasPassed;
}
