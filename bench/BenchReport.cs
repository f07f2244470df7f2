using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wangge.Bench;

/// <summary>Prints figures, one JSON line each.</summary>
internal static class BenchReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="ratioTo">The reference that was measured in the same run.</param>
    /// <param name="ratio">How many times better than the reference: above 1 is better, whatever the unit.</param>
    /// <param name="spread">Lowest and highest of the runs of which the value is the median.</param>
    public static void Print(string bench, string figure, double value, string unit, string? ratioTo = null, double? ratio = null, Spread? spread = null) =>
        Console.WriteLine(JsonSerializer.Serialize(
            new Line(bench, figure, Rounded(value), unit, ratioTo, ratio is { } r ? Rounded(r) : null, spread is { } s ? [Rounded(s.Lowest), Rounded(s.Highest)] : null), Json));

    // Four digits are more than a small machine can repeat.
    private static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits >= 0 ? Math.Round(value, Math.Min(digits, 15)) : Math.Round(value);
    }

    private sealed record Line(string Bench, string Figure, double Value, string Unit, string? RatioTo, double? Ratio, double[]? Spread);
}

/// <summary>Where a share of what was measured ends.</summary>
internal static class Percentile
{
    /// <param name="share">0–1; 0.99: all but the worst hundredth are better.</param>
    public static double Of(IReadOnlyCollection<double> values, double share) => values.Order().ElementAt((int)Math.Min(values.Count - 1, Math.Ceiling(share * values.Count)));
}

/// <summary>The lowest and highest of several runs.</summary>
internal readonly record struct Spread(double Lowest, double Highest);

/// <summary>What several runs of the same thing measured.</summary>
internal sealed class Runs(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted.Length % 2 == 1 ? _sorted[_sorted.Length / 2] : (_sorted[(_sorted.Length / 2) - 1] + _sorted[_sorted.Length / 2]) / 2;

    public Spread Spread => new(_sorted[0], _sorted[^1]);
}
