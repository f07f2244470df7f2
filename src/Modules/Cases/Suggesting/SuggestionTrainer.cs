using System.Globalization;

namespace Wangge.Cases.Suggesting;

/// <summary>A type as far as suggestions go.</summary>
/// <param name="Flow">Wire name.</param>
/// <param name="IsPublic">Whether how often it occurs somewhere may be told.</param>
/// <param name="Names">Its name, its English name.</param>
/// <param name="Keywords">Words that suggest it.</param>
internal sealed record SuggestedType(string Key, string Flow, bool IsPublic, IReadOnlyList<string> Names, IReadOnlyList<string> Keywords);

/// <summary>A report that can be learnt from.</summary>
/// <param name="Type">Key of the type that the case ended up with.</param>
/// <param name="Hour">0–23 in the district's zone.</param>
/// <param name="Source">Wire name.</param>
/// <param name="IsLate">Within the last <see cref="SuggestionModel.PlaceDays"/> days: counts for the habits of its place.</param>
internal sealed record LearntReport(string Type, string Words, double? Longitude, double? Latitude, int Hour, string Source, bool IsLate, bool IsPublic);

/// <summary>Learns a <see cref="SuggestionModel"/>. Pure: the same rows give the same model.</summary>
internal static class SuggestionTrainer
{
    /// <summary>Bytes of the largest model, gzipped.</summary>
    public const int MostBytes = 58_000;

    /// <summary>A piece of words, or a type at a place, counts from this many reports on: what fewer people said or had is nobody's to read in a public file.</summary>
    public const int LeastReports = 5;

    private const int MostPieces = 6_000;
    private const int MostTypesOfPiece = 24;

    // Dirichlet weights of what is usual everywhere: the fewer the features of a kind, the smaller.
    private const double WordsWeight = 60;
    private const double PlacesWeight = 12;
    private const double HoursWeight = 24;
    private const double SourcesWeight = 24;

    // How many reports a type's own names are worth.
    private const double NameReports = 2;
    private const double KeywordReports = 4;

    public static SuggestionModel Train(IReadOnlyList<SuggestedType> types, IReadOnlyList<LearntReport> reports, int version, DateTimeOffset at)
    {
        var index = types.Select((type, i) => (type.Key, i)).ToDictionary(t => t.Key, t => t.i, StringComparer.Ordinal);
        var learnt = reports.Where(r => index.ContainsKey(r.Type)).ToList();
        var (words, places, hours, sources) = (new FeatureCounts(types.Count), new FeatureCounts(types.Count), new FeatureCounts(types.Count), new FeatureCounts(types.Count));
        var perType = new double[types.Count];
        var spoken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var report in learnt)
        {
            var type = index[report.Type];
            perType[type]++;
            foreach (var word in SuggestionWords.Read(report.Words))
            {
                words.Add(word.Text, type, 1);
                spoken[word.Text] = spoken.GetValueOrDefault(word.Text) + 1;
            }

            hours.Add((report.Hour / 3).ToString(CultureInfo.InvariantCulture), type, 1);
            sources.Add(report.Source, type, 1);
            if (report is { IsLate: true, IsPublic: true } && types[type].IsPublic && SuggestionModel.CellOf(report.Longitude, report.Latitude) is { } cell) { places.Add(cell, type, 1); }
        }

        // Only what enough people said, and what the types themselves are called.
        words.Keep(word => spoken.GetValueOrDefault(word) >= LeastReports);
        for (var type = 0; type < types.Count; type++)
        {
            foreach (var name in types[type].Names) { AddName(name, type, NameReports); }
            foreach (var keyword in types[type].Keywords) { AddName(keyword, type, KeywordReports); }
        }

        var prior = perType.Select(count => Hundredths((count + 0.5) / (learnt.Count + (0.5 * types.Count)))).ToList();
        var (usual, usualMiss) = places.Weigh(PlacesWeight);
        var (day, dayMiss) = hours.Weigh(HoursWeight);
        var (from, fromMiss) = sources.Weigh(SourcesWeight);
        var (said, saidMiss) = words.Weigh(WordsWeight);
        var ranked = said.OrderByDescending(s => words.Telling(s.Key)).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostPieces).ToList();
        for (; ; )
        {
            var model = new SuggestionModel(
                1, version, at, learnt.Count, 0, 0, 0, [.. types.Select(t => t.Key)], [.. types.Select(t => t.Flow)], prior, new(saidMiss, usualMiss, dayMiss, fromMiss),
                ranked.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => Flat(s.Value.OrderByDescending(h => h.Weight).Take(MostTypesOfPiece)), StringComparer.Ordinal),
                Cells(usual, places), Plain(day), Plain(from));
            if (model.ToBytes().Length <= MostBytes || ranked.Count == 0) { return model; }
            ranked.RemoveRange(ranked.Count * 17 / 20, ranked.Count - (ranked.Count * 17 / 20));
        }

        void AddName(string name, int type, double worth)
        {
            foreach (var word in SuggestionWords.Read(name)) { words.Add(word.Text, type, worth); }
        }
    }

    /// <summary>How often the type that a report ended up with came first, and among the first three.</summary>
    public static (double Top1, double Top3) Judge(SuggestionModel model, IReadOnlyCollection<LearntReport> heldOut)
    {
        var (first, three) = (0, 0);
        foreach (var report in heldOut)
        {
            var suggested = model.Suggest(new(report.Words, report.Longitude, report.Latitude, report.Hour, report.Source));
            if (suggested.Count > 0 && suggested[0].Type == report.Type) { first++; }
            if (suggested.Any(s => s.Type == report.Type)) { three++; }
        }

        return heldOut.Count == 0 ? (0, 0) : (first / (double)heldOut.Count, three / (double)heldOut.Count);
    }

    internal static int Hundredths(double share) => (int)Math.Round(100 * Math.Log(share));

    private static int[] Flat(IEnumerable<FeatureCounts.Hit> hits) => [.. hits.OrderBy(h => h.Type).SelectMany(h => (int[])[h.Type, h.Weight])];

    private static Dictionary<string, int[]> Plain(IReadOnlyDictionary<string, List<FeatureCounts.Hit>> features) =>
        features.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => Flat(f.Value), StringComparer.Ordinal);

    private static Dictionary<string, int[]> Cells(IReadOnlyDictionary<string, List<FeatureCounts.Hit>> features, FeatureCounts counts) => features
        .Select(f => (f.Key, Hits: f.Value.Where(h => counts.Of(f.Key, h.Type) >= LeastReports).OrderBy(h => h.Type).SelectMany(h => (int[])[h.Type, h.Weight, (int)counts.Of(f.Key, h.Type)]).ToArray()))
        .Where(f => f.Hits.Length > 0)
        .OrderBy(f => f.Key, StringComparer.Ordinal)
        .ToDictionary(f => f.Key, f => f.Hits, StringComparer.Ordinal);
}
