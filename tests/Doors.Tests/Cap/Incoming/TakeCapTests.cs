using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Judging;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Cap.Incoming;

public sealed class TakeCapTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_alert_for_a_place_here_is_an_alarm_and_the_same_message_is_the_same_alarm(StoreKind store)
    {
        await using var town = await CapTown.StartAsync(store);
        var (key, other) = (await town.KeyAsync(), await town.KeyAsync());
        var alert = CapExamples.Alert(CapTown.Longitude, CapTown.Latitude);
        var first = await town.SendAsync(key.Secret, alert).ReadAsync(HttpStatusCode.Created);
        Assert.Equal("alarm", first.GetProperty("effect").GetString());
        var alarmId = first.GetProperty("alarmId").GetGuid();

        // By another key, and at once.
        var again = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => town.SendAsync(i % 2 == 0 ? key.Secret : other.Secret, alert with { Sent = alert.Sent.ToUniversalTime() }).ReadAsync()));
        Assert.All(again, a => Assert.Equal((alarmId, false), (a.GetProperty("alarmId").GetGuid(), a.GetProperty("isNew").GetBoolean())));

        var shown = await town.ShowAsync(alarmId);
        var alarm = shown.GetProperty("alarm");
        Assert.Equal(("cap", "press", "港湾小区三号楼", 1), (Text(alarm, "way"), Text(alarm, "kind"), Text(alarm, "name"), alarm.GetProperty("presses").GetInt32()));
        Assert.Equal((CapTown.Longitude, CapTown.Latitude), (alarm.GetProperty("longitude").GetDouble(), alarm.GetProperty("latitude").GetDouble()));
        var raised = shown.GetProperty("journal").EnumerateArray().First();
        Assert.Equal(("raise", "other-system", "消防站\n三号楼起火\n二层有烟"), (Text(raised, "action"), Text(raised, "role"), Text(raised, "words")));

        var leaves = await town.ReadAsync(db => db.Set<AuditLeafRow>().Where(l => l.SubjectId == alarmId).Select(l => new { l.Action, l.ActorId }).ToListAsync(Ct));
        Assert.Equal(["alarms.raise", "doors.cap-received"], leaves.Select(l => l.Action).Order());
        Assert.All(leaves, l => Assert.Equal(key.Id, l.ActorId));
        Assert.Equal(1, await town.ReadAsync(db => db.Set<CapReceived>().CountAsync(Ct)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_follows_is_noted_on_the_alarm_and_a_person_still_ends_it(StoreKind store)
    {
        await using var town = await CapTown.StartAsync(store);
        var key = await town.KeyAsync();
        var alert = CapExamples.Alert(CapTown.Longitude, CapTown.Latitude);
        var alarmId = (await town.SendAsync(key.Secret, alert).ReadAsync(HttpStatusCode.Created)).GetProperty("alarmId").GetGuid();
        var update = alert.About(CapMessageType.Update, "2") with { Infos = [alert.Infos[0] with { Headline = "火势减弱", Description = null }] };
        var cancel = update.About(CapMessageType.Cancel, "3");
        foreach (var message in (CapMessage[])[update, cancel, update])
        {
            var answer = await town.SendAsync(key.Secret, message).ReadAsync();
            Assert.Equal(("noted", alarmId), (Text(answer, "effect"), answer.GetProperty("alarmId").GetGuid()));
        }

        var shown = await town.ShowAsync(alarmId);
        Assert.Equal("pressed", Text(shown.GetProperty("alarm"), "state"));
        Assert.Equal(
            ["raise press", "note cap-update", "note cap-cancel"],
            shown.GetProperty("journal").EnumerateArray().Select(l => $"{Text(l, "action")} {Text(l, "reason")}"));
        Assert.Equal("消防站\n火势减弱", Text(shown.GetProperty("journal")[1], "words"));

        // Each was acknowledged to its sender; nothing else of ours tells of an alarm that came by CAP.
        await town.ActAsync(alarmId, "acknowledge");
        var told = (await town.Desk.GetAsync($"/api/cap/alarms/{alarmId}", Ct).ReadAsync()).GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["Ack", "Ack", "Ack"], told.Where(m => Text(m, "direction") == "out").Select(m => Text(m, "msgType")));
        Assert.Equal(["Alert", "Update", "Cancel"], told.Where(m => Text(m, "direction") == "in").Select(m => Text(m, "msgType")));
        var acks = told.Where(m => Text(m, "direction") == "out").Select(m => CapExamples.Judge(Text(m, "xml")!).Message!).ToList();
        Assert.Equal([alert.Reference, update.Reference, cancel.Reference], acks.Select(a => a.References.Single()));
        Assert.All(acks, a => Assert.Equal((CapScope.Private, alert.Sender), (a.Scope, a.Addresses)));
        Assert.All(told.Where(m => Text(m, "direction") == "out"), m => Assert.Null(CapSchema.FaultOf(Text(m, "xml")!)));
    }

    [Theory]
    [InlineData("Exercise", "drill")]
    [InlineData("Test", "test")]
    public async Task An_exercise_is_a_drill_and_a_test_a_test(string status, string kind)
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var answer = await town.SendAsync((await town.KeyAsync()).Secret, CapExamples.Alert(CapTown.Longitude, CapTown.Latitude) with { Status = Enum.Parse<CapStatus>(status) }).ReadAsync(HttpStatusCode.Created);
        Assert.Equal("note-missing", Text(answer.GetProperty("warnings")[0], "rule"));
        Assert.Equal(kind, Text((await town.ShowAsync(answer.GetProperty("alarmId").GetGuid())).GetProperty("alarm"), "kind"));
    }

    [Fact]
    public async Task What_asks_for_nothing_is_taken_without_effect_and_says_so()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var key = await town.KeyAsync();
        var alert = CapExamples.Alert(CapTown.Longitude, CapTown.Latitude);
        var expired = alert with { Identifier = "old", Sent = alert.Sent.AddYears(-1), Infos = [alert.Infos[0] with { Expires = alert.Sent.AddYears(-1).AddHours(1) }] };
        foreach (var (message, why) in ((CapMessage, string)[])[(alert with { Status = CapStatus.Draft, Identifier = "d" }, "draft"), (alert with { Status = CapStatus.System, Identifier = "s" }, "system"), (expired, "expired"), (expired.About(CapMessageType.Cancel, "c") with { Infos = [] }, "without-alarm")])
        {
            var answer = await town.SendAsync(key.Secret, message).ReadAsync();
            Assert.Equal(("none", why), (Text(answer, "effect"), Text(answer, "why")));
        }

        Assert.Equal(0, (await town.Desk.GetAsync("/api/alarms", Ct).ReadAsync()).GetProperty("items").GetArrayLength());
        var listed = (await town.Keeper.GetAsync("/api/cap-messages?direction=in", Ct).ReadAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["without-alarm", "expired", "system", "draft"], listed.Select(m => Text(m, "why")));
        Assert.All(listed, m => Assert.Equal("消防站", Text(m, "from")));
    }

    [Fact]
    public async Task What_is_refused_says_why()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var key = (await town.KeyAsync()).Secret;
        var alert = CapExamples.Alert(CapTown.Longitude, CapTown.Latitude);
        await town.SendAsync(null, Encoding.UTF8.GetBytes(alert.Xml())).RefusedAsync("cap.bad-key", HttpStatusCode.Unauthorized);
        await town.SendAsync("wrong", alert).RefusedAsync("cap.bad-key", HttpStatusCode.Unauthorized);
        await town.SendAsync((await town.KeyAsync("open311")).Secret, alert).RefusedAsync("cap.bad-key", HttpStatusCode.Unauthorized);
        await town.SendAsync((await town.KeyAsync("cap-feed")).Secret, alert).RefusedAsync("cap.bad-key", HttpStatusCode.Unauthorized);
        await town.SendAsync(key, "<!DOCTYPE a><a/>"u8.ToArray()).RefusedAsync("cap.not-xml", HttpStatusCode.BadRequest);
        await town.SendAsync(key, "<a/>"u8.ToArray(), "text/xml").RefusedAsync("cap.not-cap", HttpStatusCode.BadRequest);
        await town.SendAsync(key, new byte[CapJudge.MostBytes + 1]).RefusedAsync("cap.too-large", HttpStatusCode.RequestEntityTooLarge);
        await town.SendAsync(key, alert with { Infos = [] }).RefusedAsync("cap.no-place", HttpStatusCode.BadRequest);
        await town.SendAsync(key, CapExamples.Alert(10, 50)).RefusedAsync("cap.outside", HttpStatusCode.BadRequest);
        await town.SendAsync(key, alert.About(CapMessageType.Update, "2")).RefusedAsync("cap.unknown-reference", HttpStatusCode.Conflict);
        using (var wrongType = await town.SendAsync(key, "{}"u8.ToArray(), "application/json")) { Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrongType.StatusCode); }

        var bad = await town.SendAsync(key, Encoding.UTF8.GetBytes(alert.Xml().Replace("<scope>Public", "<scope>Private", StringComparison.Ordinal)), "application/xml; charset=utf-8").ReadAsync(HttpStatusCode.BadRequest);
        Assert.Equal("cap.bad-message", Text(bad, "code"));
        var reason = Assert.Single(bad.GetProperty("reasons").EnumerateArray());
        Assert.Equal(("alert/addresses", "addresses-missing", CapRule.AddressesMissing.Words), (Text(reason, "path"), Text(reason, "rule"), Text(reason, "words")));
        Assert.Equal(0, await town.ReadAsync(db => db.Set<CapReceived>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_key_sends_no_faster_than_its_rate()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var key = (await town.KeyAsync(perHour: 10)).Secret;
        for (var i = 0; i < 10; i++) { await town.SendAsync(key, "<a/>"u8.ToArray()).RefusedAsync("cap.not-cap", HttpStatusCode.BadRequest); }
        await town.SendAsync(key, "<a/>"u8.ToArray()).RefusedAsync("request.too-often", HttpStatusCode.TooManyRequests);
    }

    /// <summary>Circles and polygons as latitude first; the four grids are 0.02° wide and high together.</summary>
    [Theory]
    [InlineData("<circle>40.705,120.905 0</circle>", "001/A/G001")]
    [InlineData("<circle>40.70,120.88 3</circle>", "001/A/G001")]
    [InlineData("<polygon>40.711,120.911 40.711,120.919 40.719,120.919 40.719,120.911 40.711,120.911</polygon>", "001/B/G002")]
    [InlineData("<polygon>41.5,119.5 41.5,120.9105 40.7195,120.9105 40.7195,119.5 41.5,119.5</polygon>", "001/B/G001")]
    [InlineData("<polygon>30,100 50,100 50,140 30,140 30,100</polygon>", "001/")]
    [InlineData("<polygon>40.70,120.90 40.71,120.92 40.70,120.92 40.71,120.90 40.70,120.90</polygon>", "001/A/")]
    [InlineData("<circle>50,10 1</circle><circle>40.705,120.915 1</circle>", "001/A/G002")]
    [InlineData("<geocode><valueName>any</valueName><value>B</value></geocode>", "001/B/")]
    [InlineData("<geocode><valueName>any</valueName><value>{district}</value></geocode>", "001/")]
    [InlineData("<circle>50,10 1</circle><geocode><valueName>any</valueName><value>G002</value></geocode>", "001/")]
    [InlineData("<polygon>50,10 50,11 51,11 50,10</polygon>", null)]
    [InlineData("<geocode><valueName>any</valueName><value>00</value></geocode>", null)]
    [InlineData("<geocode><valueName>any</valueName><value>001/A</value></geocode>", null)]
    [InlineData("<circle>90,180 5000</circle>", null)]
    public async Task The_place_is_found_in_what_the_message_names(string shapes, string? areaPath)
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var xml = CapExamples.Alert(0, 0).Xml().Replace("<circle>0,0 0.1</circle>", shapes.Replace("{district}", town.Server.District.Code, StringComparison.Ordinal), StringComparison.Ordinal);
        var sent = town.SendAsync((await town.KeyAsync()).Secret, Encoding.UTF8.GetBytes(xml));
        if (areaPath is null)
        {
            await sent.RefusedAsync("cap.outside", HttpStatusCode.BadRequest);
            return;
        }

        var alarmId = (await sent.ReadAsync(HttpStatusCode.Created)).GetProperty("alarmId").GetGuid();
        Assert.StartsWith(town.Places.Root + areaPath, Text((await town.ShowAsync(alarmId)).GetProperty("alarm"), "areaPath")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_names_a_person_is_no_part_of_the_places_name()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var alert = CapExamples.Alert(CapTown.Longitude, CapTown.Latitude);
        var area = alert.Infos[0].Areas[0] with { Description = "李四家 13800138000" };
        var answer = await town.SendAsync((await town.KeyAsync()).Secret, alert with { Infos = [alert.Infos[0] with { Areas = [area] }] }).ReadAsync(HttpStatusCode.Created);
        Assert.Equal("火灾", Text((await town.ShowAsync(answer.GetProperty("alarmId").GetGuid())).GetProperty("alarm"), "name"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
