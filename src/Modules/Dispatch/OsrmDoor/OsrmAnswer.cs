using System.Text.Json.Serialization;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>What is answered, in OSRM's words: seconds and metres, each to a tenth; what a service does not tell is left out.</summary>
/// <param name="Code"><c>Ok</c>, or why there is no answer.</param>
/// <param name="Durations">By source and destination; null where no way leads.</param>
/// <param name="Distances">The same.</param>
/// <param name="FallbackSpeedCells">Row and column of what was guessed by <c>fallback_speed</c>.</param>
/// <param name="DataVersion">Of the roads that answered.</param>
public sealed record OsrmAnswer(
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OsrmRoute>? Routes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OsrmWaypoint>? Waypoints = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyList<double?>>? Durations = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyList<double?>>? Distances = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OsrmWaypoint>? Sources = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OsrmWaypoint>? Destinations = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyName("fallback_speed_cells")] IReadOnlyList<int[]>? FallbackSpeedCells = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyName("data_version")] string? DataVersion = null)
{
    /// <summary>Longer times cannot be told in the dialect, seconds.</summary>
    public const double LongestSeconds = 214748364.6;

    /// <summary>To a tenth, as the dialect has it.</summary>
    public static double Tenth(double number) => Math.Round(number, 1, MidpointRounding.AwayFromZero);
}

/// <summary>A place as it lies on the road.</summary>
/// <param name="Distance">Metres from the place that was asked for.</param>
/// <param name="Name">Of the street; empty where it has none.</param>
/// <param name="Location">Longitude, latitude.</param>
/// <param name="Nodes">Of <c>nearest</c>: the two nodes of OpenStreetMap between which it lies; left out where the roads came from elsewhere.</param>
public sealed record OsrmWaypoint(
    double Distance, string Name, double[] Location, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long[]? Nodes = null);

/// <param name="Geometry">Text, or a GeoJSON line; left out where no overview was asked for.</param>
/// <param name="Weight">The same as the duration.</param>
public sealed record OsrmRoute(
    double Distance, double Duration, double Weight, [property: JsonPropertyName("weight_name")] string WeightName, IReadOnlyList<OsrmLeg> Legs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Geometry);

/// <summary>From one place to the next.</summary>
/// <param name="Steps">Always empty: no guidance is given.</param>
/// <param name="Summary">Always empty.</param>
public sealed record OsrmLeg(double Distance, double Duration, double Weight, IReadOnlyList<string> Steps, string Summary);
