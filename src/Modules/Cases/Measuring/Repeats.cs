namespace Wangge.Cases.Measuring;

/// <summary>Knows at any time which matters follow another of the same type within 50 m and 30 days.</summary>
/// <remarks>A change looks at its neighbours only. Merged matters and those without a place take no part. Not safe for concurrent use.</remarks>
internal sealed class Repeats
{
    private readonly NearbyMatters nearby = new();
    private readonly HashSet<Guid> ids = [];

    public IReadOnlySet<Guid> Ids => ids;

    public static IReadOnlySet<Guid> Of(IEnumerable<MatterFacts> matters)
    {
        var repeats = new Repeats();
        foreach (var matter in matters) { repeats.Add(matter); }
        return repeats.Ids;
    }

    /// <summary>The matters for which it matters whether this one is there: itself and the later ones near it.</summary>
    public IReadOnlyList<MatterFacts> ListAffectedBy(MatterFacts matter) => TakesPart(matter)
        ? [matter, .. nearby.ListSame(matter).Where(other => NearbyMatters.CompareOrder(matter, other) < 0)]
        : [];

    public void Add(MatterFacts matter)
    {
        if (!TakesPart(matter)) { return; }
        foreach (var other in nearby.ListSame(matter))
        {
            ids.Add(NearbyMatters.CompareOrder(matter, other) < 0 ? other.CaseId : matter.CaseId);
        }
        nearby.Add(matter);
    }

    public void Remove(MatterFacts matter)
    {
        if (!TakesPart(matter)) { return; }
        nearby.Remove(matter);
        ids.Remove(matter.CaseId);
        foreach (var other in nearby.ListSame(matter))
        {
            if (!nearby.ListSame(other).Exists(earlier => NearbyMatters.CompareOrder(earlier, other) < 0)) { ids.Remove(other.CaseId); }
        }
    }

    private static bool TakesPart(MatterFacts matter) => matter.IsCounted && matter.Place is not null;
}
