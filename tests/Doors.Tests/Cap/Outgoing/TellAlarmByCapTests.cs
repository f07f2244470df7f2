using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Peers;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Cap.Outgoing;

/// <summary>From the act in the office to another system, over the real outbox.</summary>
public sealed class TellAlarmByCapTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_peer_gets_alert_update_and_cancel_in_order_with_what_they_refer_to(StoreKind store)
    {
        await using var town = await CapTown.StartAsync(store);
        await using var peer = await CapReceiver.StartAsync();
        await town.RegisterAsync(peer, key: "s3cret");
        var alarmId = await town.PressAsync();
        await town.ActAsync(alarmId, "acknowledge");
        await town.ActAsync(alarmId, "notes", new { actId = Guid.CreateVersion7(), words = "李四在场" });
        await town.ActAsync(alarmId, "end", new { actId = Guid.CreateVersion7(), outcome = "false", words = "误按" });

        Assert.Equal(["Alert Actual", "Update Actual", "Cancel Actual"], await peer.GotAsync(3));
        var got = peer.Got.ToList();
        Assert.Empty(got[0].References);
        Assert.Equal([got[0].Reference], got[1].References);
        Assert.Equal([got[0].Reference, got[1].Reference], got[2].References);
        Assert.All(got, m => Assert.Equal((CapScope.Restricted, $"{town.Server.District.Code}@test.example", TimeSpan.FromHours(8)), (m.Scope, m.Sender, m.Sent.Offset)));
        Assert.All(got, m => Assert.Equal(["zh-CN", "en-US"], m.Infos.Select(i => i.Language)));
        Assert.All(got, m => Assert.Equal(["Security"], m.Infos[0].Categories));
        Assert.Equal(("Immediate", "Severe", "Likely", "Assess"), (got[0].Infos[0].Urgency, got[0].Infos[0].Severity, got[0].Infos[0].Certainty, got[0].Infos[0].ResponseTypes.Single()));
        Assert.Equal(("Past", "Unlikely", "AllClear"), (got[2].Infos[0].Urgency, got[2].Infos[0].Certainty, got[2].Infos[0].ResponseTypes.Single()));
        Assert.Equal("港湾学校：学校一键报警，已结束（误报）", got[2].Infos[0].Headline);
        Assert.Equal(new CapCircle(new CapPoint(CapTown.Latitude, CapTown.Longitude), 0.1), got[0].Infos[0].Areas[0].Circles[0]);
        Assert.All(peer.Keys, k => Assert.Equal("Bearer s3cret", k));
        foreach (var xml in peer.Xml)
        {
            Assert.Null(CapSchema.FaultOf(xml));
            Assert.Empty(CapExamples.Judge(xml).Reasons);
            // Nobody by name or number, nor what anybody said.
            foreach (var words in (string[])["张三", "李四", "王保安", "13800001111", "13900002222", "误按"]) { Assert.DoesNotContain(words, xml, StringComparison.Ordinal); }
        }

        var told = await town.Desk.GetAsync($"/api/cap/alarms/{alarmId}", Ct).ReadAsync();
        Assert.Equal(peer.Xml, told.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("xml").GetString()!));
        await CapTown.UntilAsync(async () => (await town.Keeper.GetAsync("/api/cap-messages", Ct).ReadAsync()).GetProperty("items").EnumerateArray().All(m => m.GetProperty("arrivals")[0].GetProperty("state").GetString() == "delivered"), "all are delivered");
        var view = (await town.Keeper.GetAsync("/api/cap-peers", Ct).ReadAsync())[0];
        Assert.Equal((0, "200", true), (view.GetProperty("waiting").GetInt32(), view.GetProperty("answer").GetString(), view.GetProperty("hasKey").GetBoolean()));
    }

    [Fact]
    public async Task A_drill_is_an_exercise_and_what_becomes_one_begins_anew()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        await using var peer = await CapReceiver.StartAsync();
        await town.RegisterAsync(peer);
        var drill = await town.PressAsync("drill");
        Assert.Equal(["Alert Exercise"], await peer.GotAsync(1));
        Assert.Contains("演练", peer.Got.First().Note, StringComparison.Ordinal);

        await town.ActAsync(drill, "mark", new { actId = Guid.CreateVersion7(), kind = "press" });
        await town.ActAsync(drill, "acknowledge");
        Assert.Equal(["Alert Exercise", "Cancel Exercise", "Alert Actual", "Update Actual"], await peer.GotAsync(4));
        var got = peer.Got.ToList();
        Assert.Equal([got[0].Reference], got[1].References);
        Assert.Equal([got[2].Reference], got[3].References);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_peer_that_was_away_gets_all_in_order_when_it_is_back(StoreKind store)
    {
        await using var town = await CapTown.StartAsync(store);
        await using var peer = await CapReceiver.StartAsync();
        peer.Status = 503;
        var id = Guid.CreateVersion7();
        await town.RegisterAsync(peer, id);
        var alarmId = await town.PressAsync();
        await town.ActAsync(alarmId, "acknowledge");
        await town.ActAsync(alarmId, "end", new { actId = Guid.CreateVersion7(), outcome = "real" });
        await CapTown.UntilAsync(async () => (await town.Keeper.GetAsync("/api/cap-peers", Ct).ReadAsync())[0] is var p && p.GetProperty("waiting").GetInt32() == 3 && p.GetProperty("answer").GetString() == "503", "three wait");
        peer.Status = 200;
        Assert.Equal(["Alert Actual", "Update Actual", "Cancel Actual"], await peer.GotAsync(3));
    }

    [Fact]
    public async Task What_a_peer_will_never_take_keeps_nothing_else_back()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        await using var peer = await CapReceiver.StartAsync();
        await town.RegisterAsync(peer);
        peer.Status = 409;
        var alarmId = await town.PressAsync();
        await CapTown.UntilAsync(async () => await town.ReadAsync(db => db.Set<CapDelivery>().AnyAsync(d => d.State == CapDeliveryState.Refused && d.Answer == "409", Ct)), "refused");
        peer.Status = 200;
        await town.ActAsync(alarmId, "acknowledge");
        Assert.Equal(["Update Actual"], await peer.GotAsync(1));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_another_network_is_not_reached()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        await using var peer = await CapReceiver.StartAsync();
        await using var elsewhere = await CapReceiver.StartAsync();
        (peer.Status, peer.Location) = (307, elsewhere.Address);
        await town.RegisterAsync(peer);
        await town.PressAsync();
        await CapTown.UntilAsync(async () => await town.ReadAsync(db => db.Set<CapDelivery>().AnyAsync(d => d.Answer == "307" && d.State == CapDeliveryState.Waiting, Ct)), "tried");
        Assert.Equal(0, elsewhere.Calls);

        foreach (var (url, code) in ((string, string)[])[("http://10.0.0.1/", "cap.peer.address-not-allowed"), ("http://169.254.169.254/latest", "cap.peer.address-not-allowed"), ("http://[::1]/", "cap.peer.address-not-allowed"), ("ftp://127.0.0.1/", "cap.peer.bad-address"), ("http://a:b@127.0.0.1/", "cap.peer.bad-address"), ("file:///etc/passwd", "cap.peer.bad-address"), ("127.0.0.1", "cap.peer.bad-address"), ("http://例子.example/", "cap.peer.bad-address"), ($"http://{new string('a', 60)}.{new string('b', 60)}.{new string('c', 60)}.{new string('d', 60)}.{new string('e', 30)}/", "cap.peer.bad-address")])
        {
            await town.Keeper.PutAsJsonAsync($"/api/cap-peers/{Guid.CreateVersion7()}", new { name = "x", url }, Ct).RefusedAsync(code, HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_peer_is_registered_changed_and_ended()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        await using var peer = await CapReceiver.StartAsync();
        var (id, key) = (Guid.CreateVersion7(), await town.KeyAsync());
        var made = await town.RegisterAsync(peer, id, "a", key.Id);
        Assert.Equal(made.GetRawText(), (await town.RegisterAsync(peer, id, "a", key.Id)).GetRawText());
        await town.Keeper.PutAsJsonAsync($"/api/cap-peers/{id}", new { name = "y", url = peer.Address, version = 7 }, Ct).RefusedAsync("cap.peer.stale", HttpStatusCode.PreconditionFailed);
        await town.Keeper.PutAsJsonAsync($"/api/cap-peers/{id}", new { name = "y", url = peer.Address, keyId = Guid.CreateVersion7(), version = 1 }, Ct).RefusedAsync("cap.peer.unknown-key", HttpStatusCode.BadRequest);
        var changed = await town.Keeper.PutAsJsonAsync($"/api/cap-peers/{id}", new { name = "市平台", url = peer.Address, key = "", keyId = key.Id, version = 1 }, Ct).ReadAsync();
        Assert.Equal(("市平台", false, 2), (changed.GetProperty("name").GetString(), changed.GetProperty("hasKey").GetBoolean(), changed.GetProperty("version").GetInt32()));

        // What comes by its key is acknowledged to it.
        await town.SendAsync(key.Secret, CapExamples.Alert(CapTown.Longitude, CapTown.Latitude)).ReadAsync(HttpStatusCode.Created);
        Assert.Equal(["Ack Actual"], await peer.GotAsync(1));

        peer.Status = 503;
        await town.PressAsync();
        await CapTown.UntilAsync(async () => await town.ReadAsync(db => db.Set<CapDelivery>().AnyAsync(d => d.Answer == "503", Ct)), "one waits");
        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var ended = await town.Keeper.DeleteAsync($"/api/cap-peers/{id}", Ct);
            Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        }

        Assert.False(await town.ReadAsync(db => db.Set<CapDelivery>().AnyAsync(d => d.State == CapDeliveryState.Waiting, Ct)));
        Assert.Null(await town.ReadAsync(db => db.Set<CapPeer>().Select(p => p.SealedKey).SingleAsync(Ct)));
        using var operatorsTry = await town.Desk.GetAsync("/api/cap-peers", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, operatorsTry.StatusCode);
    }

    [Fact]
    public async Task Who_fetches_finds_all_in_the_feed_page_by_page()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        using var http = town.Server.Client();
        await http.GetAsync("/api/cap/feed", Ct).RefusedAsync("cap.bad-key", HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await town.KeyAsync("cap-feed")).Secret);
        var alarmId = await town.PressAsync();
        await town.ActAsync(alarmId, "acknowledge");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = new List<XElement>();
        await CapTown.UntilAsync(
            async () =>
            {
                entries.Clear();
                for (var next = "?size=1"; next is not null;)
                {
                    using var answer = await http.GetAsync("/api/cap/feed" + next, Ct);
                    Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
                    var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!;
                    entries.AddRange(feed.Elements(atom + "entry"));
                    next = feed.Element(atom + "link")?.Attribute("href")?.Value;
                }

                return entries.Count == 2;
            },
            "two in the feed");
        Assert.Equal([CapMessageType.Update, CapMessageType.Alert], entries.Select(e => CapExamples.Judge(e.Element(atom + "content")!.Elements().Single().ToString()).Message!.Type));
    }

    [Fact]
    public async Task Nothing_is_written_while_nobody_reads_it()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        var before = await town.PressAsync();
        await CapTown.UntilAsync(async () => !await town.ReadAsync(db => db.Set<Kernel.Outbox.OutboxMessage>().AnyAsync(m => m.Listener == "TellAlarmByCap:AlarmActed", Ct)), "heard");
        await town.Desk.GetAsync($"/api/cap/alarms/{before}", Ct).RefusedAsync("cap.unknown-alarm", HttpStatusCode.NotFound);

        // Who comes later is told from the next act on, beginning with an Alert.
        await using var peer = await CapReceiver.StartAsync();
        await town.RegisterAsync(peer);
        await town.ActAsync(before, "acknowledge");
        Assert.Equal(["Alert Actual"], await peer.GotAsync(1));
    }

    [Fact]
    public async Task Judging_does_nothing()
    {
        await using var town = await CapTown.StartAsync(StoreKind.Sqlite);
        async Task<JsonElement> JudgeAsync(string xml)
        {
            using var content = new StringContent(xml, System.Text.Encoding.UTF8, "application/cap+xml");
            return await town.Keeper.PostAsync("/api/cap/judge", content, Ct).ReadAsync();
        }

        Assert.True((await JudgeAsync(CapExamples.Alert(CapTown.Longitude, CapTown.Latitude).Xml())).GetProperty("isGood").GetBoolean());
        var bad = await JudgeAsync(CapExamples.Whole.Xml().Replace("<scope>Restricted", "<scope>Public", StringComparison.Ordinal));
        Assert.Equal(("cap.bad-message", "restriction-unwanted"), (bad.GetProperty("code").GetString(), bad.GetProperty("reasons")[0].GetProperty("rule").GetString()));
        Assert.Equal(0, (await town.Desk.GetAsync("/api/alarms", Ct).ReadAsync()).GetProperty("items").GetArrayLength());
    }
}
