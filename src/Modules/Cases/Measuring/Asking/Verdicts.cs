namespace Wangge.Cases.Measuring.Asking;

/// <summary>Whether one figure differs from another by more than chance.</summary>
/// <remarks>
/// The interval of the difference from the two figures' own intervals (MOVER); 0 inside it is no difference. Durations and shares alike.
/// Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10; G. Zou, A. Donner, Statistics in Medicine 27 (2008) 1693–1702.
/// </remarks>
internal static class Verdicts
{
    public static string Of(MeasureResult now, MeasureResult then)
    {
        if (now.Formula.Version != then.Formula.Version || Estimate(now) is not { } one || Estimate(then) is not { } other) { return "unknown"; }
        if (now.Low is not { } low || now.High is not { } high || then.Low is not { } thenLow || then.High is not { } thenHigh) { return "unknown"; }

        var difference = one - other;
        var below = difference - Root(one - low, thenHigh - other);
        var above = difference + Root(high - one, other - thenLow);
        if (below <= 0 && above >= 0) { return "no-difference"; }
        return difference > 0 != now.Formula.LowerIsBetter ? "better" : "worse";
    }

    /// <summary>The middle of a figure; a lower bound is none.</summary>
    private static decimal? Estimate(MeasureResult result) => result.Formula.Kind == MeasureKind.LowerBound
        ? result.Details.TryGetValue("share", out var share) ? share : null
        : result.Value;

    private static decimal Root(decimal one, decimal other) => (decimal)Math.Sqrt((double)(one * one + other * other));
}
