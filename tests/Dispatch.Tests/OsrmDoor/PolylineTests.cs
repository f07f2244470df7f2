using CsCheck;
using Wangge.Dispatch.OsrmDoor;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Tests.OsrmDoor;

public sealed class PolylineTests
{
    private static readonly Gen<TravelPoint> Point = Gen.Select(Gen.Int[-180_000_000, 180_000_000], Gen.Int[-90_000_000, 90_000_000], (east, north) => new TravelPoint(east / 1e6, north / 1e6));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void What_is_written_is_read_again(int digits) => Point.List[0, 20].Sample(line =>
    {
        var read = Polyline.Read(Polyline.Write(line, digits), digits)!;
        Assert.Equal(line.Count, read.Count);
        Assert.All(line.Zip(read), pair => Assert.True(
            Math.Abs(pair.First.Longitude - pair.Second.Longitude) <= 0.51 * Math.Pow(10, -digits) && Math.Abs(pair.First.Latitude - pair.Second.Latitude) <= 0.51 * Math.Pow(10, -digits)));
    });

    [Theory]
    [InlineData("~")]
    [InlineData("__________________")]
    [InlineData("_p~iF")]
    [InlineData("\u0001\u0002")]
    public void What_is_no_line_is_none(string text) => Assert.Null(Polyline.Read(text, 5));

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(text => { Polyline.Read(text, 5); });
}
