namespace Wangge.Cases.Suggesting;

/// <summary>How often features of one kind went with types. Not safe for concurrent use.</summary>
internal sealed class FeatureCounts(int types)
{
    private readonly Dictionary<string, Dictionary<int, double>> _counts = new(StringComparer.Ordinal);

    /// <param name="Weight">100 × natural logarithm, on top of the type's miss; 0 and more.</param>
    public readonly record struct Hit(int Type, int Weight);

    public void Add(string feature, int type, double times)
    {
        if (!_counts.TryGetValue(feature, out var counts)) { _counts[feature] = counts = []; }
        counts[type] = counts.GetValueOrDefault(type) + times;
    }

    public void Keep(Predicate<string> isKept)
    {
        foreach (var feature in _counts.Keys.Where(f => !isKept(f)).ToList()) { _counts.Remove(feature); }
    }

    public double Of(string feature, int type) => _counts.TryGetValue(feature, out var counts) ? counts.GetValueOrDefault(type) : 0;

    /// <summary>How much a feature tells types apart: its counts times how far each is from what is usual.</summary>
    public double Telling(string feature)
    {
        var (total, counts) = (_perType.Sum(), _counts[feature]);
        var share = counts.Values.Sum() / total;
        return counts.Sum(c => c.Value * Math.Max(0, Math.Log(c.Value / _perType[c.Key] / share)));
    }

    /// <summary>Weights by Dirichlet smoothing: P(feature | type) = (count + weight × P(feature)) ÷ (all of the type + weight), over P(feature).</summary>
    /// <param name="weight">How many features of a kind the usual is worth.</param>
    public (IReadOnlyDictionary<string, List<Hit>> Hits, IReadOnlyList<int> Miss) Weigh(double weight)
    {
        Array.Clear(_perType);
        foreach (var (type, count) in _counts.Values.SelectMany(c => c)) { _perType[type] += count; }
        var total = _perType.Sum();
        var miss = _perType.Select(all => SuggestionTrainer.Hundredths(weight / (all + weight))).ToList();
        var hits = _counts.ToDictionary(
            f => f.Key,
            f =>
            {
                var share = f.Value.Values.Sum() / total;
                return f.Value.OrderBy(c => c.Key)
                    .Select(c => new Hit(c.Key, SuggestionTrainer.Hundredths((c.Value + (weight * share)) / (_perType[c.Key] + weight) / share) - miss[c.Key]))
                    .ToList();
            },
            StringComparer.Ordinal);
        return (hits, miss);
    }

    private readonly double[] _perType = new double[types];
}
