namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>The value with half of the weight on either side; nothing that a few say moves it far.</summary>
internal static class WeightedMedian
{
    /// <param name="values">At least one.</param>
    public static double Of(IReadOnlyCollection<(double Value, double Weight)> values)
    {
        var (half, sum) = (values.Sum(v => v.Weight) / 2, 0.0);
        foreach (var (value, weight) in values.OrderBy(v => v.Value))
        {
            sum += weight;
            if (sum >= half) { return value; }
        }

        return double.NaN;
    }
}
