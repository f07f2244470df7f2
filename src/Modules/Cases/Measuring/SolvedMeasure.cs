namespace Wangge.Cases.Measuring;

/// <summary>Counts what the solved rate is worked out from. Source: DOMAIN 6; method: <see cref="SolvedCount"/>.</summary>
internal static class SolvedMeasure
{
    /// <param name="matters">Those of the scope, by <see cref="MeasureScope.EverCovered"/>.</param>
    /// <param name="onInput">Told of each matter and what it counted as; null when nobody asks.</param>
    public static SolvedCount Count(IReadOnlyCollection<MatterFacts> matters, MeasureFacts facts, Action<MeasureInput>? onInput = null)
    {
        int accepted = 0, confirmed = 0;
        var silent = new SortedDictionary<(Guid UnitId, int Month), RecheckStratum>();
        foreach (var episode in Episodes.Gather(matters, facts))
        {
            accepted++;
            var role = RoleOf(episode, silent, facts.Period);
            if (role == "confirmed") { confirmed++; }
            if (onInput is not null) { Tell(episode, role, facts.Period, onInput); }
        }

        // The whole is no part of anything: nothing is gathered twice.
        var isWhole = matters.Count == facts.Matters.Count;
        return new SolvedCount(accepted, confirmed, [.. silent.Values.Select(own => new SilentPart(own, isWhole ? own : facts.WholeOf(own)))]);
    }

    /// <summary>The silent ones of each unit and month among these matters, and what the rechecks of them found.</summary>
    public static IReadOnlyDictionary<(Guid UnitId, int Month), RecheckStratum> CountSilent(IEnumerable<MatterFacts> matters, MeasureFacts facts)
    {
        var silent = new SortedDictionary<(Guid UnitId, int Month), RecheckStratum>();
        foreach (var episode in Episodes.Gather(matters, facts)) { RoleOf(episode, silent, facts.Period); }
        return silent;
    }

    /// <summary>What a trouble counts as; a silent one is added to those of its unit and month.</summary>
    private static string RoleOf(Episode episode, SortedDictionary<(Guid UnitId, int Month), RecheckStratum> silent, MeasurePeriod period)
    {
        var outcome = episode.OutcomeOf(period);
        if (outcome == SolvedOutcome.NotSolved) { return "not-solved"; }
        if (outcome == SolvedOutcome.Confirmed) { return "confirmed"; }

        var judged = episode.FirstSilent(period);
        var key = (UnitId: judged.UnitId ?? Guid.Empty, Month: period.MonthOf(judged.ClosedAt!.Value));
        var stratum = silent.GetValueOrDefault(key) ?? new RecheckStratum(key.UnitId, key.Month, 0, 0, 0);
        var isRechecked = MatterTerms.IsFairRecheck(judged, period);
        var hasPassed = isRechecked && judged.Recheck!.HasPassed;
        silent[key] = stratum with
        {
            Silent = stratum.Silent + 1,
            Rechecked = stratum.Rechecked + (isRechecked ? 1 : 0),
            Passed = stratum.Passed + (hasPassed ? 1 : 0),
        };
        return !isRechecked ? "silent" : hasPassed ? "silent-passed" : "silent-failed";
    }

    private static void Tell(Episode episode, string role, MeasurePeriod period, Action<MeasureInput> onInput)
    {
        onInput(new MeasureInput(episode.Members[0].CaseId, role == "confirmed" ? 1 : 0, 1, role) { Reason = role == "confirmed" ? null : episode.ReasonOf(period) });
        foreach (var member in episode.Members.Skip(1)) { onInput(new MeasureInput(member.CaseId, 0, 0, "counted-once")); }
    }
}
