namespace Wangge.Cases.Measuring;

/// <summary>Gathers matters into troubles, so that splitting one, reporting it again or merging it away changes no rate for the better.</summary>
/// <remarks>
/// A matter joins the earliest unjoined one of the same type within 50 m and 30 days (not chained, so a busy corner does not become one trouble
/// for a year). A recorded part joins what it was split from. A merged one counts in the case that goes on, if type, place and time agree;
/// if not it stays, unsolved.
/// </remarks>
internal sealed class Episodes
{
    private const int MaxMerges = 16;

    private readonly MeasureFacts facts;
    private readonly NearbyMatters firsts = new();
    private readonly Dictionary<Guid, Episode> byCase = [];
    private readonly List<Episode> all = [];

    private Episodes(MeasureFacts facts) => this.facts = facts;

    /// <summary>The troubles among those matters that were accepted in the period and are 30 days past their first limit.</summary>
    public static IReadOnlyList<Episode> Gather(IEnumerable<MatterFacts> matters, MeasureFacts facts)
    {
        var episodes = new Episodes(facts);
        var cohort = NearbyMatters.InOrder(matters.Where(matter => MatterTerms.IsMature(matter, facts.Period)));
        var hanging = new List<MatterFacts>();
        foreach (var matter in cohort)
        {
            if (matter.IsCounted && matter.SplitFrom is null) { episodes.AddOwn(matter); }
            else { hanging.Add(matter); }
        }
        foreach (var matter in hanging.Where(matter => matter.IsCounted)) { episodes.AddPart(matter); }
        foreach (var matter in hanging.Where(matter => !matter.IsCounted)) { episodes.AddMerged(matter); }
        return episodes.all;
    }

    private void AddOwn(MatterFacts matter)
    {
        if (FindFirst(matter) is { } first)
        {
            Join(matter, byCase[first.CaseId]);
            return;
        }
        Begin(matter, false);
        if (matter.Place is not null) { firsts.Add(matter); }
    }

    private MatterFacts? FindFirst(MatterFacts matter)
    {
        if (matter.Place is null) { return null; }
        MatterFacts? first = null;
        foreach (var other in firsts.ListSame(matter))
        {
            if (first is null || NearbyMatters.CompareOrder(other, first) < 0) { first = other; }
        }
        return first;
    }

    private void AddPart(MatterFacts matter)
    {
        if (byCase.TryGetValue(matter.SplitFrom!.Value, out var whole)) { Join(matter, whole); }
        else if (FindFirst(matter) is { } first) { Join(matter, byCase[first.CaseId]); }
        else { Begin(matter, false); }
    }

    private void AddMerged(MatterFacts matter)
    {
        if (FindWhatGoesOn(matter) is not { } goesOn || !NearbyMatters.AreSame(matter, goesOn)) { Begin(matter, true); }
        else if (byCase.TryGetValue(goesOn.CaseId, out var episode)) { byCase[matter.CaseId] = episode; }
        else if (MatterTerms.IsMature(goesOn, facts.Period)) { byCase[matter.CaseId] = Begin(goesOn, false); }
    }

    private MatterFacts? FindWhatGoesOn(MatterFacts matter)
    {
        var goesOn = matter;
        for (var merges = 0; goesOn is { IsCounted: false } && merges < MaxMerges; merges++)
        {
            goesOn = goesOn.MergedInto is { } next ? facts.Find(next) : null;
        }
        return goesOn is { IsCounted: true } ? goesOn : null;
    }

    private Episode Begin(MatterFacts matter, bool isLost)
    {
        var episode = new Episode { IsLost = isLost };
        all.Add(episode);
        Join(matter, episode);
        return episode;
    }

    private void Join(MatterFacts matter, Episode episode)
    {
        episode.Add(matter);
        byCase[matter.CaseId] = episode;
    }
}
