using System.Globalization;
using Microsoft.Extensions.Primitives;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>One question in OSRM's dialect: places and options, read strictly; what is not understood is refused, never passed over.</summary>
/// <remarks>Source: OSRM's HTTP documentation, version 1 of the protocol.</remarks>
internal sealed class OsrmQuestion
{
    private static readonly string[] Everywhere = ["radiuses", "bearings", "hints", "approaches", "exclude", "snapping", "generate_hints", "skip_waypoints"];

    private const string Plain = ".json";
    private const string Packed = ".flatbuffers";

    private readonly Dictionary<string, string> _options;

    /// <param name="mode">By the profile's name: <c>driving</c> or <c>car</c>, <c>foot</c> or <c>walking</c>.</param>
    /// <param name="coordinates"><c>lon,lat;lon,lat</c>, <c>polyline(…)</c> or <c>polyline6(…)</c>; perhaps with <c>.json</c> or <c>.flatbuffers</c> behind.</param>
    /// <param name="own">Options that the service takes beside those that all take.</param>
    /// <exception cref="OsrmRefusal">It cannot be read.</exception>
    public OsrmQuestion(RoadMode mode, string coordinates, IEnumerable<KeyValuePair<string, StringValues>> options, string[] own)
    {
        Mode = mode;
        IsPacked = coordinates.EndsWith(Packed, StringComparison.Ordinal);
        Places = PlacesOf(coordinates[..^(IsPacked ? Packed : coordinates.EndsWith(Plain, StringComparison.Ordinal) ? Plain : "").Length]);
        _options = options.GroupBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key, o => o.Last().Value.ToString(), StringComparer.Ordinal);
        if (_options.Keys.FirstOrDefault(key => !Everywhere.Contains(key) && !own.Contains(key)) is { } unknown) { throw OsrmRefusal.Query(unknown); }
        RefuseUnlessEmpty("bearings", ";");
        RefuseUnlessEmpty("hints", ";");
        Avoided = (Words("exclude", ["toll", "motorway", "ferry", ""]) ?? []).Aggregate(RoadsAvoided.None, (all, one) => all | one switch { "toll" => RoadsAvoided.Toll, "motorway" => RoadsAvoided.Motorway, _ => RoadsAvoided.None });
        RefuseUnlessEmpty("approaches", "unrestricted;");
        Flag("generate_hints", true);
        OneOf("snapping", ["default"]);
        Radiuses = List<double>("radiuses", ';', RadiusOf) ?? [.. Places.Select(_ => double.MaxValue)];
        if (Radiuses.Count != Places.Count) { throw OsrmRefusal.Options("There must be as many radiuses as coordinates."); }
    }

    public RoadMode Mode { get; }

    /// <summary>The answer is asked for as FlatBuffers.</summary>
    public bool IsPacked { get; }

    /// <summary>By <c>exclude</c>; ferries are never taken.</summary>
    public RoadsAvoided Avoided { get; }

    public IReadOnlyList<TravelPoint> Places { get; }

    /// <summary>Metres, one for each place.</summary>
    public IReadOnlyList<double> Radiuses { get; }

    public bool SkipsWaypoints => Flag("skip_waypoints", false);

    public bool Flag(string option, bool otherwise) => OneOf(option, ["true", "false"]) switch { "true" => true, "false" => false, _ => otherwise };

    /// <summary>One of some words, or null where the option is not there.</summary>
    public string? OneOf(string option, string[] words) =>
        !_options.TryGetValue(option, out var said) ? null : words.Contains(said, StringComparer.Ordinal) ? said : throw OsrmRefusal.Query(option);

    /// <summary>A number above 0, or null where the option is not there.</summary>
    public double? Positive(string option)
    {
        if (!_options.TryGetValue(option, out var said)) { return null; }
        if (!double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) { throw OsrmRefusal.Query(option); }
        return number > 0 ? number : throw OsrmRefusal.Options($"{option} must be more than 0.");
    }

    /// <summary>Places by their numbers; all where the option is not there or says <c>all</c>.</summary>
    public IReadOnlyList<int> Numbers(string option)
    {
        if (_options.GetValueOrDefault(option) is null or "all") { return [.. Enumerable.Range(0, Places.Count)]; }
        var numbers = List<int>(option, ';', said => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null)!;
        return numbers.All(n => n < Places.Count) && numbers.Count <= Places.Count ? numbers : throw OsrmRefusal.Options($"{option} names a coordinate that is not there, or too many.");
    }

    /// <summary>Words between commas, or null where the option is not there.</summary>
    public IReadOnlyList<string>? Words(string option, string[] known) =>
        _options.TryGetValue(option, out var said) ? said.Split(',') is var words && words.All(known.Contains) ? words : throw OsrmRefusal.Query(option) : null;

    public void RefuseUnlessEmpty(string option, string harmless)
    {
        if (_options.TryGetValue(option, out var said) && said.Split(';').Any(part => part.Length > 0 && !harmless.Split(';').Contains(part))) { throw OsrmRefusal.NotHere(option); }
    }

    private List<T>? List<T>(string option, char between, Func<string, T?> read)
        where T : struct =>
        _options.TryGetValue(option, out var said) ? [.. said.Split(between).Select(part => read(part) ?? throw OsrmRefusal.Query(option))] : null;

    private static double? RadiusOf(string said) => said is "" or "unlimited"
        ? double.MaxValue
        : double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && metres >= 0 && double.IsFinite(metres) ? metres : null;

    private static List<TravelPoint> PlacesOf(string said)
    {
        var places = said switch
        {
            _ when Inside(said, "polyline(") is { } line => Polyline.Read(line, 5),
            _ when Inside(said, "polyline6(") is { } line => Polyline.Read(line, 6),
            _ => Pairs(said),
        };
        if (places is not { Count: > 0 }) { throw OsrmRefusal.Query("coordinates"); }
        return places.TrueForAll(p => Math.Abs(p.Longitude) <= 180 && Math.Abs(p.Latitude) <= 90) ? places : throw new OsrmRefusal("InvalidValue", "A coordinate lies outside of the Earth.");
    }

    private static string? Inside(string said, string before) => said.StartsWith(before, StringComparison.Ordinal) && said.EndsWith(')') ? said[before.Length..^1] : null;

    private static List<TravelPoint>? Pairs(string said)
    {
        var places = new List<TravelPoint>();
        foreach (var pair in said.Split(';'))
        {
            if (pair.Split(',') is not [var east, var north] || !IsNumber(east, out var longitude) || !IsNumber(north, out var latitude)) { return null; }
            // To a millionth of a degree, as the dialect reads them.
            places.Add(new TravelPoint(Math.Round(longitude, 6), Math.Round(latitude, 6)));
        }

        return places;
    }

    private static bool IsNumber(string said, out double number) => double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
