using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.WebUtilities;
using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Positions.OsmAnd;

namespace Wangge.Dispatch.Tests.Positions.OsmAnd;

public sealed class OsmAndReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);

    /// <summary>As a query; as a form the same must come of it.</summary>
    private static OsmAndMessage Query(string query)
    {
        var (read, asForm) = (OsmAndReading.Read("?" + query, Now), OsmAndReading.Read(QueryHelpers.ParseQuery(query), Now));
        Assert.Equal(asForm.Id, read.Id);
        Assert.Equal(asForm.Fixes, read.Fixes);
        return read;
    }

    private static OsmAndMessage Json(string json) => OsmAndReading.Read(JsonDocument.Parse(json).RootElement, Now);

    private static Fix Only(OsmAndMessage message) => Assert.Single(message.Fixes!);

    [Fact]
    public void Speed_is_in_knots_among_parameters_and_in_metres_a_second_in_json()
    {
        var byQuery = Only(Query("id=k&lat=40.7&lon=120.9&timestamp=1700000000&speed=10&bearing=370&altitude=12.5&accuracy=8&batt=55"));
        Assert.Equal(new Fix(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), 120.9, 40.7, 8, 10 * 1852 / 3600.0, 10, 12.5, 0.55), byQuery);
        var byJson = Json("""
            {"device_id":"k","location":{"timestamp":"2026-11-29T07:59:58.123Z","coords":{"latitude":40.7,"longitude":120.9,"accuracy":5,"speed":2.5,"heading":-1,"altitude":3},"battery":{"level":0.5,"is_charging":false},"is_moving":true,"extras":{}}}
            """);
        Assert.Equal("k", byJson.Id);
        Assert.Equal(new Fix(new DateTimeOffset(2026, 11, 29, 7, 59, 58, 123, TimeSpan.Zero), 120.9, 40.7, 5, 2.5, null, 3, 0.5), Only(byJson));
    }

    [Theory]
    [InlineData("1764403198", "2025-11-29T07:59:58Z")]
    [InlineData("1764403198250", "2025-11-29T07:59:58.25Z")]
    [InlineData("2025-11-29T07:59:58Z", "2025-11-29T07:59:58Z")]
    [InlineData("2025-11-29T15:59:58%2B08:00", "2025-11-29T07:59:58Z")]
    [InlineData("2025-11-29%2007:59:58", "2025-11-29T07:59:58Z")]
    public void A_time_is_read_in_each_of_its_forms(string sent, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Only(Query($"id=k&lat=1&lon=2&timestamp={sent}")).At);

    [Fact]
    public void Without_a_time_the_servers_counts_and_other_names_are_understood()
    {
        var fix = Only(Query("deviceid=k&location=40.7,120.9&heading=90&valid=true&driverUniqueId=x"));
        Assert.Equal((Now, 120.9, 40.7, 90), (fix.At, fix.Longitude, fix.Latitude, fix.BearingDegrees));
    }

    [Theory]
    [InlineData("id=k")]
    [InlineData("id=k&lat=40.7")]
    [InlineData("id=k&lat=abc&lon=1")]
    [InlineData("id=k&lat=NaN&lon=1")]
    [InlineData("id=k&lat=40,7&lon=1")]
    [InlineData("id=k&lat=1&lon=1&timestamp=yesterday")]
    [InlineData("id=k&lat=1&lon=1&timestamp=99999999999999999999")]
    [InlineData("id=k&lat=1&lon=1&timestamp=-5")]
    [InlineData("id=k&lat=1&lon=1&speed=fast")]
    public void What_cannot_be_read_is_malformed(string query) => Assert.Null(Query(query).Fixes);

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"device_id":"k"}""")]
    [InlineData("""{"device_id":"k","location":[]}""")]
    [InlineData("""{"device_id":"k","location":{"coords":{"latitude":"40","longitude":1}}}""")]
    [InlineData("""{"device_id":"k","location":{"coords":{"latitude":1e999,"longitude":1}}}""")]
    [InlineData("""{"device_id":"k","location":{"timestamp":true,"coords":{"latitude":1,"longitude":1}}}""")]
    public void Json_of_another_shape_is_malformed(string json) => Assert.Null(Json(json).Fixes);

    [Fact]
    public void Several_locations_at_once_are_several_fixes() =>
        Assert.Equal(2, Json("""{"device_id":"k","location":[{"coords":{"latitude":1,"longitude":1},"timestamp":1764403198},{"coords":{"latitude":1,"longitude":1},"timestamp":1764403199}]}""").Fixes!.Count);

    [Fact]
    public void Nothing_that_is_sent_makes_it_fall() =>
        Gen.Select(OneOf("id", "lat", "lon", "timestamp", "speed", "batt", "location", "x"), Gen.OneOf(Gen.String, Gen.Double.Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture)), Gen.Long.Select(l => l.ToString(System.Globalization.CultureInfo.InvariantCulture))))
            .Array[0, 12].Sample(pairs =>
            {
                var read = OsmAndReading.Read(pairs.Select(p => KeyValuePair.Create(p.Item1, new Microsoft.Extensions.Primitives.StringValues(p.Item2))), Now);
                Assert.True(read.Fixes is null || read.Fixes.All(f => double.IsFinite(f.Longitude) && double.IsFinite(f.Latitude)));
                Assert.NotNull(OsmAndReading.Read("?" + string.Join('&', pairs.Select(p => $"{p.Item1}={p.Item2}")), Now));
            });

    [Fact]
    public void No_json_makes_it_fall() =>
        Gen.Recursive<JsonValue>((depth, of) => depth > 3
                ? Gen.OneOf(Gen.Double.Select(d => new JsonValue(double.IsFinite(d) ? JsonSerializer.Serialize(d) : "1")), Gen.String.Select(s => new JsonValue(JsonSerializer.Serialize(s))), OneOf(new JsonValue("null"), new JsonValue("true")))
                : Gen.OneOf(
                    of.Array[0, 3].Select(a => new JsonValue("[" + string.Join(',', a.Select(v => v.Text)) + "]")),
                    Gen.Select(OneOf("device_id", "location", "coords", "latitude", "longitude", "timestamp", "battery", "level"), of).Array[0, 5]
                        .Select(a => new JsonValue("{" + string.Join(',', a.DistinctBy(p => p.Item1).Select(p => $"\"{p.Item1}\":{p.Item2.Text}")) + "}"))))
            .Sample(value => Assert.NotNull(Json(value.Text)));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private sealed record JsonValue(string Text);
}
