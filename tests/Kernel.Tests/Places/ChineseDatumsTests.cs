using CsCheck;
using Wangge.Kernel.Places;

namespace Wangge.Kernel.Tests.Places;

public sealed class ChineseDatumsTests
{
    private static readonly Gen<Degrees> InChina = Gen.Select(Gen.Double[72.1, 137.7], Gen.Double[0.9, 55.7], (x, y) => new Degrees(x, y));

    [Fact]
    public void There_and_back_leaves_no_error() => InChina.Sample(place =>
    {
        AssertSame(place, ChineseDatums.Gcj02ToWgs84(ChineseDatums.Wgs84ToGcj02(place)));
        AssertSame(place, ChineseDatums.Bd09ToGcj02(ChineseDatums.Gcj02ToBd09(place)));
        AssertSame(place, ChineseDatums.Bd09ToWgs84(ChineseDatums.Wgs84ToBd09(place)));
    }, iter: 20_000);

    [Fact]
    public void The_shift_is_some_hundred_metres() => InChina.Sample(place =>
    {
        var moved = ChineseDatums.Wgs84ToGcj02(place);
        Assert.InRange(Metres.OnSphere(place.Longitude, place.Latitude, moved.Longitude, moved.Latitude), 1, 1800);
    });

    [Theory]
    [InlineData(7.42, 43.73)]
    [InlineData(-51.2, -30.0)]
    [InlineData(139.7, 35.7)]
    public void Outside_China_positions_pass_unchanged(double longitude, double latitude)
    {
        var place = new Degrees(longitude, latitude);
        Assert.Equal([place, place, place, place],
            [ChineseDatums.Wgs84ToGcj02(place), ChineseDatums.Gcj02ToWgs84(place), ChineseDatums.Wgs84ToBd09(place), ChineseDatums.Bd09ToWgs84(place)]);
    }

    [Fact]
    public void Known_pairs_are_met()
    {
        // Beijing 116.404, 39.915 as WGS-84, and as GCJ-02 for BD-09: the pairs that open-source converters give in their own examples.
        AssertNear(new Degrees(116.41024449916938, 39.91640428150164), ChineseDatums.Wgs84ToGcj02(new Degrees(116.404, 39.915)), 1e-7);
        AssertNear(new Degrees(116.41036949371029, 39.92133699351021), ChineseDatums.Gcj02ToBd09(new Degrees(116.404, 39.915)), 1e-7);
    }

    private static void AssertSame(Degrees expected, Degrees actual) => AssertNear(expected, actual, 1e-9);

    private static void AssertNear(Degrees expected, Degrees actual, double tolerance)
    {
        Assert.Equal(expected.Longitude, actual.Longitude, tolerance);
        Assert.Equal(expected.Latitude, actual.Latitude, tolerance);
    }
}
