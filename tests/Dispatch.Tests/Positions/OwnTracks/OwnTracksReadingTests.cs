using System.Text;
using CsCheck;
using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Positions.OwnTracks;

namespace Wangge.Dispatch.Tests.Positions.OwnTracks;

public sealed class OwnTracksReadingTests
{
    private static Fix? Read(string json) => OwnTracksReading.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Speed_is_in_kilometres_an_hour_and_time_in_seconds() => Assert.Equal(
        new Fix(DateTimeOffset.FromUnixTimeSeconds(1_764_403_198), 120.9, 40.7, 12, 10, 270, 3, 0.55),
        Read("""{"_type":"location","tid":"ab","tst":1764403198,"lat":40.7,"lon":120.9,"acc":12,"vel":36,"cog":270,"alt":3,"batt":55,"conn":"m"}"""));

    [Theory]
    [InlineData("""{"_type":"lwt","tst":1}""")]
    [InlineData("""{"_type":"location","lat":1,"lon":1}""")]
    [InlineData("""{"_type":"location","lat":"1","lon":1,"tst":1}""")]
    [InlineData("""{"_type":"location","lat":1,"lon":1,"tst":1e300}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{")]
    public void What_is_no_location_is_passed_over(string json) => Assert.Null(Read(json));

    [Fact]
    public void No_bytes_make_it_fall() => Gen.Byte.Array[0, 200].Sample(bytes => OwnTracksReading.Read(bytes) is null or { Longitude: not double.NaN });
}
