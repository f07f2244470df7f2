using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wangge.Cases.Suggesting;

/// <summary>What types are suggested by: whole numbers only, so that server and phones reckon the same. Immutable; safe for concurrent use.</summary>
/// <remarks>
/// Multinomial naive Bayes whose features are words, place, hour and source; a number is 100 × a natural logarithm, rounded. The arithmetic and the file are
/// described in <c>docs/type-suggestion.md</c>. Source: Manning, Raghavan, Schütze, "Introduction to Information Retrieval", ch. 13; ADR 0010.
/// </remarks>
/// <param name="Format">1.</param>
/// <param name="Version">Grows with each training of the district.</param>
/// <param name="Reports">How many reports it was learnt from; 0 where the types' own names are all it knows.</param>
/// <param name="HeldOut">How many of the newest reports were kept back to judge it; 0 where there were too few.</param>
/// <param name="Top1">Share of those, 0 to 1, whose type came first; <paramref name="Top3"/>: among the first three.</param>
/// <param name="Types">Keys of the types, in a fixed order; all else names a type by its place here.</param>
/// <param name="Flows">The flow of each.</param>
/// <param name="Prior">How usual each is.</param>
/// <param name="Miss">Kind of feature → what each type gets for one of this kind that never went with it.</param>
/// <param name="Words">Piece → type, weight, type, weight …: what is got on top of the miss.</param>
/// <param name="Places">Cell → type, weight, reports, type, weight, reports …; only where there were 5 and more in <see cref="PlaceDays"/> days.</param>
/// <param name="Hours">0–7, three hours each → type, weight …</param>
/// <param name="Sources">Wire name of a source → type, weight …</param>
internal sealed record SuggestionModel(
    int Format, int Version, DateTimeOffset TrainedAt, int Reports, int HeldOut, double Top1, double Top3,
    IReadOnlyList<string> Types, IReadOnlyList<string> Flows, IReadOnlyList<int> Prior, SuggestionModel.Misses Miss,
    IReadOnlyDictionary<string, int[]> Words, IReadOnlyDictionary<string, int[]> Places, IReadOnlyDictionary<string, int[]> Hours, IReadOnlyDictionary<string, int[]> Sources)
{
    /// <summary>Cells in a degree of longitude and of latitude: about a kilometre.</summary>
    public const int CellsPerDegree = 100;

    /// <summary>How far back a place's habits are counted.</summary>
    public const int PlaceDays = 90;

    private const int MostWordsNamed = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a type gets for a feature that never went with it, by kind of feature.</summary>
    public sealed record Misses(IReadOnlyList<int> Words, IReadOnlyList<int> Places, IReadOnlyList<int> Hours, IReadOnlyList<int> Sources);

    /// <param name="Words">What is told; may be empty.</param>
    /// <param name="Longitude">WGS-84 degrees; null with the latitude.</param>
    /// <param name="Hour">0–23 in the district's zone, or null.</param>
    /// <param name="Source">Wire name, or null.</param>
    /// <param name="Flow">Wire name of the only flow asked for, or null.</param>
    public sealed record Question(string Words, double? Longitude = null, double? Latitude = null, int? Hour = null, string? Source = null, string? Flow = null);

    /// <param name="Score">For comparing within one answer only.</param>
    /// <param name="Words">At most three pieces of the text that speak for it, weightiest first.</param>
    /// <param name="Here">How many of it there were in this cell lately, or null where fewer than 5.</param>
    public sealed record Suggestion(string Type, int Score, IReadOnlyList<string> Words, int? Here);

    /// <summary>The types that something speaks for, best first.</summary>
    public IReadOnlyList<Suggestion> Suggest(Question question, int most = 3)
    {
        var scores = Prior.ToArray();
        var speaking = new Dictionary<int, List<(int Weight, SuggestionWord Word)>>();
        foreach (var word in SuggestionWords.Read(question.Words))
        {
            if (!Words.TryGetValue(word.Text, out var hits)) { continue; }
            AddAll(scores, Miss.Words);
            for (var i = 0; i < hits.Length; i += 2)
            {
                scores[hits[i]] += hits[i + 1];
                var weight = Miss.Words[hits[i]] + hits[i + 1];
                if (weight > 0) { (speaking.TryGetValue(hits[i], out var list) ? list : speaking[hits[i]] = []).Add((weight, word)); }
            }
        }

        var here = new Dictionary<int, int>();
        if (CellOf(question.Longitude, question.Latitude) is { } cell && Places.TryGetValue(cell, out var usual))
        {
            AddAll(scores, Miss.Places);
            for (var i = 0; i < usual.Length; i += 3)
            {
                scores[usual[i]] += usual[i + 1];
                here[usual[i]] = usual[i + 2];
            }
        }

        if (question.Hour is { } hour) { AddFeature(scores, Hours, (hour / 3).ToString(CultureInfo.InvariantCulture), Miss.Hours); }
        if (question.Source is { } source) { AddFeature(scores, Sources, source, Miss.Sources); }

        return [.. Enumerable.Range(0, Types.Count)
            .Where(type => (question.Flow is null || Flows[type] == question.Flow) && (speaking.ContainsKey(type) || here.ContainsKey(type)))
            .OrderByDescending(type => scores[type]).ThenBy(type => type)
            .Take(most)
            .Select(type => new Suggestion(
                Types[type], scores[type], speaking.TryGetValue(type, out var words) ? Name(words) : [], here.TryGetValue(type, out var count) ? count : null))];
    }

    /// <summary>The file that phones take, gzipped.</summary>
    public byte[] ToBytes()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) { JsonSerializer.Serialize(gzip, this, Json); }
        return packed.ToArray();
    }

    public static SuggestionModel FromBytes(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<SuggestionModel>(gzip, Json) ?? throw new JsonException("The model is empty.");
    }

    /// <summary>Name of the cell that a place lies in; null where there is none.</summary>
    public static string? CellOf(double? longitude, double? latitude) => longitude is { } x && latitude is { } y
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Floor(x * CellsPerDegree)}:{(int)Math.Floor(y * CellsPerDegree)}")
        : null;

    private static void AddFeature(int[] scores, IReadOnlyDictionary<string, int[]> features, string name, IReadOnlyList<int> miss)
    {
        if (!features.TryGetValue(name, out var hits)) { return; }
        AddAll(scores, miss);
        for (var i = 0; i < hits.Length; i += 2) { scores[hits[i]] += hits[i + 1]; }
    }

    private static void AddAll(int[] scores, IReadOnlyList<int> miss)
    {
        for (var type = 0; type < scores.Length; type++) { scores[type] += miss[type]; }
    }

    /// <summary>Pairs overlap; a piece that shares a character with a weightier one says nothing more.</summary>
    private static List<string> Name(List<(int Weight, SuggestionWord Word)> speaking)
    {
        var named = new List<SuggestionWord>();
        foreach (var (_, word) in speaking.OrderByDescending(s => s.Weight).ThenBy(s => s.Word.Start))
        {
            if (named.Count == MostWordsNamed) { break; }
            if (named.TrueForAll(n => word.End <= n.Start || n.End <= word.Start)) { named.Add(word); }
        }

        return named.ConvertAll(n => n.Text);
    }
}
