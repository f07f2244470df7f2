using Wangge.Cases.Measuring;
using Wangge.Cases.Measuring.Asking;

namespace Wangge.Cases.Tests.Measuring.Asking;

public sealed class VerdictsTests
{
    /// <summary>Difference 56/70 − 48/80: 0.0524 to 0.3339. Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, "better")]
    [InlineData(48, 80, 56, 70, "worse")]
    [InlineData(48, 80, 50, 80, "no-difference")]
    [InlineData(0, 0, 50, 80, "unknown")]
    public void A_difference_within_chance_is_none(int now, int ofNow, int then, int ofThen, string verdict)
    {
        Assert.Equal(verdict, Verdicts.Of(Share(MeasureCatalogue.ClosingRate, now, ofNow), Share(MeasureCatalogue.ClosingRate, then, ofThen)));
        var mirrored = verdict switch { "better" => "worse", "worse" => "better", _ => verdict };
        Assert.Equal(mirrored, Verdicts.Of(Share(MeasureCatalogue.Rework, now, ofNow), Share(MeasureCatalogue.Rework, then, ofThen)));
    }

    [Fact]
    public void Figures_of_different_versions_are_not_compared() => Assert.Equal(
        "unknown", Verdicts.Of(Share(MeasureCatalogue.ClosingRate, 56, 70), Share(MeasureCatalogue.ClosingRate with { Version = 2 }, 10, 80)));

    private static MeasureResult Share(MeasureFormula formula, int numerator, int denominator) =>
        MeasureCalculator.Share(formula, new MeasureScope("/211403/"), new TermCounts(numerator, denominator, 0));
}
