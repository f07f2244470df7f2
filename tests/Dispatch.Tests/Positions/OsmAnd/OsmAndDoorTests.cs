using System.Net;
using System.Net.Http.Json;
using System.Text;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Positions.OsmAnd;

public sealed class OsmAndDoorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tracker_is_heard_by_query_form_and_json_while_its_unit_is_on_duty(StoreKind store)
    {
        await using var place = await PositionsFixture.StartAsync(store);
        var now = TimeProvider.System.GetUtcNow().AddMilliseconds(500);
        Assert.Equal((200, "dispatch.position.off-duty"), await place.TrackAsync(now));
        Assert.Empty(await place.RowsAsync(place.TrackerId));

        await place.SayUnitAsync("free");
        Assert.Equal((200, "kept"), await place.TrackAsync(now.AddSeconds(1)));
        Assert.Equal((200, "doubled"), await place.TrackAsync(now.AddSeconds(1)));
        Assert.Equal((200, "dispatch.position.too-fast"), await place.TrackAsync(now.AddSeconds(2), latitude: 40.73));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = place.Secret, ["lat"] = "40.7051", ["lon"] = "120.9051", ["timestamp"] = $"{now.AddSeconds(3).ToUnixTimeMilliseconds()}" });
        Assert.Equal((200, "kept"), await PostAsync(place, form));
        Assert.Equal((200, "kept"), await PostAsync(place, JsonContent.Create(new
        {
            device_id = place.Secret,
            location = new { timestamp = now.AddSeconds(4), coords = new { latitude = 40.7052, longitude = 120.9052, speed = 3.0, heading = 90.0, accuracy = 4.0, altitude = 1.0 }, battery = new { level = 0.4, is_charging = false } },
        })));
        Assert.Equal((200, "late"), await place.TrackAsync(now.AddSeconds(2)));

        Assert.Equal(4, (await place.RowsAsync(place.TrackerId)).Count);
        var dot = Assert.Single(await place.DotsAsync());
        Assert.Equal((place.UnitId, 120.9052, 3.0), (dot.GetProperty("id").GetGuid(), dot.GetProperty("longitude").GetDouble(), dot.GetProperty("speed").GetDouble()));
    }

    [Fact]
    public async Task Who_is_not_known_and_what_cannot_be_read_are_told_plainly_and_without_a_name()
    {
        await using var place = await PositionsFixture.StartAsync(StoreKind.Sqlite);
        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal((404, "dispatch.tracker.unknown"), await place.TrackAsync(now, id: "nobody"));
        Assert.Equal((404, "dispatch.tracker.unknown"), await place.TrackAsync(now, id: place.TrackerId.ToString()));
        using (var answer = await place.Anyone.GetAsync($"/osmand?id={place.Secret}&lat=x&lon=1", Ct)) { Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode); }
        foreach (var body in new[] { "{", "null", "{\"device_id\":3}" }) { Assert.Equal(400, (await PostAsync(place, new StringContent(body, Encoding.UTF8, "application/json"))).Status); }
        Assert.Equal(400, (await PostAsync(place, new StringContent("hello"))).Status);
        Assert.Equal(400, (await PostAsync(place, new ByteArrayContent([0xFF, 0xFE]) { Headers = { { "Content-Type", "multipart/form-data; boundary=x" } } })).Status);

        using var ended = await place.Desk.DeleteAsync($"/api/dispatch/trackers/{place.TrackerId}", Ct);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(404, (await place.TrackAsync(now)).Status);
    }

    private static async Task<(int Status, string Word)> PostAsync(PositionsFixture place, HttpContent content)
    {
        using var answer = await place.Anyone.PostAsync("/osmand", content, Ct);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
