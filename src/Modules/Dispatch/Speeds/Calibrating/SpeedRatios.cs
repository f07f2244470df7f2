using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>By how much each class of road is faster than the table says, by part of the day: 1 where nobody drove.</summary>
internal sealed class SpeedRatios
{
    private readonly Dictionary<int, double> _parts;
    private readonly Dictionary<(RoadClass Class, int Part), (double Ratio, int Journeys)> _cells;

    private SpeedRatios(Dictionary<int, double> parts, Dictionary<(RoadClass Class, int Part), (double Ratio, int Journeys)> cells) => (_parts, _cells) = (parts, cells);

    public double this[RoadClass roadClass, int part] => _cells.TryGetValue((roadClass, part), out var cell) ? cell.Ratio : _parts.GetValueOrDefault(part, 1);

    public IReadOnlyList<SpeedCell> Cells => [.. _cells.Select(c => new SpeedCell(c.Key.Class, c.Key.Part, c.Value.Journeys, c.Value.Ratio)).OrderBy(c => c.Part).ThenBy(c => c.Class)];

    public bool Knows(int part) => _parts.ContainsKey(part);

    /// <summary>Medians, in logarithms drawn towards the part's and that towards 1.</summary>
    /// <param name="cells">What journeys say of each class in each part.</param>
    /// <param name="parts">What they say of each part as a whole.</param>
    /// <param name="pull">As how many journeys that counts.</param>
    public static SpeedRatios Of(
        Dictionary<(RoadClass Class, int Part), List<(double Ratio, double Weight)>> cells, Dictionary<int, List<(double Ratio, double Weight)>> parts, double pull)
    {
        var whole = parts.ToDictionary(p => p.Key, p => Drawn(p.Value, 1, pull));
        return new SpeedRatios(whole, cells.ToDictionary(c => c.Key, c => (Drawn(c.Value, whole.GetValueOrDefault(c.Key.Part, 1), pull), c.Value.Count)));
    }

    /// <summary>The median in logarithms, drawn towards another ratio that counts as so many journeys.</summary>
    public static double Drawn(List<(double Ratio, double Weight)> own, double towards, double pull) =>
        Math.Exp(((own.Count * Math.Log(WeightedMedian.Of(own))) + (pull * Math.Log(towards))) / (own.Count + pull));
}

/// <param name="Part">Place in the table's parts, or <see cref="SpeedCalibration.NoPart"/>.</param>
/// <param name="Ratio">Of the speed to that of the table in force.</param>
internal sealed record SpeedCell(RoadClass Class, int Part, int Journeys, double Ratio);

/// <param name="Ratio">Of the weather's share to that of the table in force.</param>
internal sealed record WeatherCell(string Weather, int Journeys, double Ratio);
