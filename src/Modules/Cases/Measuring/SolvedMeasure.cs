namespace Wangge.Cases.Measuring;

/// <summary>Counts what the solved rate is worked out from. Source: DOMAIN 6; method: <see cref="SolvedCount"/>.</summary>
internal static class SolvedMeasure
{
    /// <param name="matters">Those of the scope, by <see cref="MeasureScope.EverCovered"/>.</param>
    /// <param name="onInput">Told of each matter and what it counted as; null when nobody asks.</param>
    public static SolvedCount Count(IEnumerable<MatterFacts> matters, MeasureFacts facts, Action<MeasureInput>? onInput = null)
    {
        int accepted = 0, confirmed = 0;
        var strata = new SortedDictionary<(Guid UnitId, int Month), RecheckStratum>();
        foreach (var episode in Episodes.Gather(matters, facts))
        {
            accepted++;
            var outcome = episode.OutcomeOf(facts.Period);
            var role = Count(episode, outcome);
            Tell(episode, role);
        }
        return new SolvedCount(accepted, confirmed, [.. strata.Values]);

        string Count(Episode episode, SolvedOutcome outcome)
        {
            if (outcome == SolvedOutcome.NotSolved) { return "not-solved"; }
            if (outcome == SolvedOutcome.Confirmed) { confirmed++; return "confirmed"; }

            var judged = episode.FirstSilent(facts.Period);
            var key = (judged.UnitId ?? Guid.Empty, facts.Period.MonthOf(judged.ClosedAt!.Value));
            var stratum = strata.GetValueOrDefault(key) ?? new RecheckStratum(key.Item1, key.Item2, 0, 0, 0);
            var isRechecked = MatterTerms.IsFairRecheck(judged, facts.Period);
            var hasPassed = isRechecked && judged.Recheck!.HasPassed;
            strata[key] = stratum with
            {
                Silent = stratum.Silent + 1,
                Rechecked = stratum.Rechecked + (isRechecked ? 1 : 0),
                Passed = stratum.Passed + (hasPassed ? 1 : 0),
            };
            return !isRechecked ? "silent" : hasPassed ? "silent-passed" : "silent-failed";
        }

        void Tell(Episode episode, string role)
        {
            if (onInput is null) { return; }
            onInput(new MeasureInput(episode.Members[0].CaseId, role == "confirmed" ? 1 : 0, 1, role) { Reason = role == "confirmed" ? null : episode.ReasonOf(facts.Period) });
            foreach (var member in episode.Members.Skip(1)) { onInput(new MeasureInput(member.CaseId, 0, 0, "counted-once")); }
        }
    }
}
