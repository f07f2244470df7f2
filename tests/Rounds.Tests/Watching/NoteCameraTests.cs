using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Watching;

public sealed class NoteCameraTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_round_is_taken_noted_camera_by_camera_and_complete_with_the_last(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var round = await house.RoundAsync();
        await house.NoteAsync(round, 0, "in-order").RefusedAsync("rounds.camera-round.not-taken", HttpStatusCode.Conflict);
        await house.BeginAsync();
        Assert.Equal("begun", StateOf(await house.ShowAsync(round)));
        Assert.Equal("begun", StateOf(await house.NoteAsync(round, 0, "in-order").ReadAsync()));
        await house.NoteAsync(round, 1, "no-picture").ReadAsync();
        var report = Guid.CreateVersion7();
        var last = await house.NoteAsync(round, 2, "found", report: report, words: "校门口有车辆占道", type: "hazard.street-lamp").ReadAsync();

        Assert.Equal("complete", StateOf(last));
        var row = last.GetProperty("round");
        Assert.Equal((1, 1, 1, 0), (row.GetProperty("inOrder").GetInt32(), row.GetProperty("found").GetInt32(), row.GetProperty("noPicture").GetInt32(), row.GetProperty("late").GetInt32()));
        Assert.Equal(60, last.GetProperty("looks")[0].GetProperty("seenSeconds").GetInt32());

        // The case names its source, its place and its words; its number is linked.
        var matter = Assert.Single((await (await house.SignInAsync("acceptor", house.Places.Root)).GetAsync("/api/cases", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("camera-round", last.GetProperty("looks")[2].GetProperty("caseNumber").GetInt64()), (matter.GetProperty("source").GetString(), matter.GetProperty("number").GetInt64()));
        Assert.Equal(TinyDistrict.Somewhere.Longitude + 0.002, matter.GetProperty("longitude").GetDouble(), 6);

        await using var db = house.Server.Store.Lease();
        Assert.Equal(
            ["rounds.camera-round-taken", "rounds.camera-noted", "rounds.camera-noted", "rounds.camera-noted"],
            await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.SubjectId == round).OrderBy(l => l.Seq).Select(l => l.Action).ToListAsync(Ct));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_noted_that_was_not_really_seen_by_who_notes_it_in_this_round(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var round = await house.RoundAsync();
        await house.TakeAsync(round).ReadAsync();
        await house.NoteAsync(round, 0, "in-order").RefusedAsync("rounds.camera-note.not-seen", HttpStatusCode.Conflict);
        await house.NoteAsync(round, 0, "no-picture").RefusedAsync("rounds.camera-note.not-asked", HttpStatusCode.Conflict);

        // Another's look is not one's own, nor is one from before the round.
        house.Seen.Let(house.Leader.AccountId, house.Cameras[0], house.Clock.Now, 60);
        house.Seen.Let(house.Desk.AccountId, house.Cameras[0], Beat.Nine.AddMinutes(-1), 60);
        await house.NoteAsync(round, 0, "in-order").RefusedAsync("rounds.camera-note.not-seen", HttpStatusCode.Conflict);
        house.Seen.Let(house.Desk.AccountId, house.Cameras[0], house.Clock.Now, 4);
        await house.NoteAsync(round, 0, "in-order").RefusedAsync("rounds.camera-note.too-short", HttpStatusCode.Conflict);
        Assert.Equal("begun", StateOf(await house.ShowAsync(round)));
        Assert.Equal(JsonValueKind.Null, (await house.ShowAsync(round)).GetProperty("looks")[0].GetProperty("finding").ValueKind);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_repeat_makes_no_second_case_and_a_broken_request_links_the_one_that_stands(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var round = await house.BeginAsync();
        var (act, report) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Task<HttpResponseMessage> FoundAsync(Guid with) => house.NoteAsync(round, 0, "found", act: with, report: report, words: "围墙破损");
        var first = await FoundAsync(act).ReadAsync();
        var again = await FoundAsync(act).ReadAsync();
        Assert.Equal(first.GetProperty("looks")[0].GetProperty("caseNumber").GetInt64(), again.GetProperty("looks")[0].GetProperty("caseNumber").GetInt64());
        await FoundAsync(Guid.CreateVersion7()).RefusedAsync("rounds.camera-note.already-case", HttpStatusCode.Conflict);
        await house.NoteAsync(round, 0, "in-order", act: act).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);

        // As if the connection had broken after the report: it stands, the note does not; the same report is linked.
        var other = Guid.CreateVersion7();
        await house.NoteAsync(round, 1, "found", report: other, words: "积水").ReadAsync();
        await using (var db = house.Server.Store.Lease())
        {
            var look = await db.Set<Rounds.Watching.CameraLook>().FirstAsync(l => l.RoundId == round && l.CameraId == house.Cameras[1], Ct);
            (look.Finding, look.ReportId, look.ReportNumber) = (null, null, null);
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        Assert.NotEqual(JsonValueKind.Null, (await house.NoteAsync(round, 1, "found", report: other, words: "积水").ReadAsync()).GetProperty("looks")[1].GetProperty("caseNumber").ValueKind);
        Assert.Equal(2, (await (await house.SignInAsync("acceptor", house.Places.Root)).GetAsync("/api/cases", Ct).ReadAsync()).GetProperty("items").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_operators_note_one_round_and_neither_overwrites_what_the_other_has_not_seen(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var round = await house.BeginAsync();
        var colleague = await house.SignInAsync("alarm-operator", house.Places.Root);
        house.Seen.Let(colleague.AccountId, house.Cameras[0], house.Clock.Now, 60);
        house.Seen.Let(colleague.AccountId, house.Cameras[1], house.Clock.Now, 60);
        await house.TakeAsync(round, by: colleague).RefusedAsync("rounds.camera-round.held", HttpStatusCode.Conflict);
        await house.NoteAsync(round, 0, "in-order", by: colleague).ReadAsync();
        await house.NoteAsync(round, 0, "no-picture").RefusedAsync("rounds.camera-note.stale", HttpStatusCode.PreconditionFailed);
        var corrected = await house.NoteAsync(round, 0, "no-picture", replaces: "in-order").ReadAsync();
        Assert.Equal("no-picture", corrected.GetProperty("looks")[0].GetProperty("finding").GetString());
        Assert.True(corrected.GetProperty("isMine").GetBoolean());

        var taken = await house.TakeAsync(round, takesOver: true, by: colleague).ReadAsync();
        Assert.True(taken.GetProperty("isMine").GetBoolean());
        Assert.False((await house.ShowAsync(round, house.Desk)).GetProperty("isMine").GetBoolean());

        // At the same moment: one of both is told.
        var both = await Task.WhenAll(house.NoteAsync(round, 1, "in-order"), house.NoteAsync(round, 1, "no-picture", by: colleague));
        Assert.Single(both, a => a.IsSuccessStatusCode);
        Assert.Single(both, a => a.StatusCode == HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_comes_after_the_due_time_is_late_and_what_has_not_come_at_the_end_is_missed(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var round = await house.BeginAsync();
        await house.NoteAsync(round, 0, "in-order").ReadAsync();
        house.Clock.Now = Beat.Nine.AddMinutes(60);
        Assert.True((await house.NoteAsync(round, 1, "in-order").ReadAsync()).GetProperty("looks")[1].GetProperty("isLate").GetBoolean());
        house.Clock.Now = Beat.Nine.AddMinutes(90);
        await house.NoteAsync(round, 2, "in-order").RefusedAsync("rounds.camera-round.closed", HttpStatusCode.Conflict);
        // Missed as soon as its time is over, whether or not the sweep has come by.
        Assert.Equal("missed", StateOf(await house.ShowAsync(round)));
        await house.SweepAsync();
        var row = (await house.ShowAsync(round)).GetProperty("round");
        Assert.Equal(("missed", 2, 1), (row.GetProperty("state").GetString(), row.GetProperty("inOrder").GetInt32(), row.GetProperty("late").GetInt32()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_whole_or_not_of_the_round_is_refused(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var round = await house.BeginAsync();
        await house.NoteAsync(round, 0, "fine").RefusedAsync("rounds.camera-note.bad", HttpStatusCode.BadRequest);
        await house.NoteAsync(round, 0, "found").RefusedAsync("rounds.camera-note.bad", HttpStatusCode.BadRequest);
        await house.NoteAsync(round, 0, "found", report: Guid.CreateVersion7(), words: " ").RefusedAsync("rounds.camera-note.bad", HttpStatusCode.BadRequest);
        await house.NoteAsync(round, 0, "in-order", words: "字").RefusedAsync("rounds.camera-note.bad", HttpStatusCode.BadRequest);
        await house.NoteAsync(round, 0, "in-order", act: new Guid("5f9a3c52-8a5e-4d0c-9a39-0c6d1f1e2b3a")).RefusedAsync("request.bad-id", HttpStatusCode.BadRequest);
        await house.NoteAsync(round, 0, "found", report: Guid.CreateVersion7(), words: "字", type: "no.such-type").RefusedAsync("reports.unknown-type", HttpStatusCode.BadRequest);
        await house.NoteAsync(Guid.CreateVersion7(), 0, "in-order").RefusedAsync("rounds.camera-round.unknown", HttpStatusCode.NotFound);
        await house.Desk.PostAsJsonAsync($"/api/camera-rounds/{round}/notes", new { actId = Guid.CreateVersion7(), cameraId = Guid.CreateVersion7(), finding = "in-order" }, Ct).RefusedAsync("rounds.camera-note.not-of-this-round", HttpStatusCode.NotFound);
        var afternoon = (await house.MineAsync()).First(r => r.GetProperty("opensAt").GetDateTimeOffset() > Beat.Nine).GetProperty("roundId").GetGuid();
        await house.TakeAsync(afternoon).RefusedAsync("rounds.camera-round.not-open", HttpStatusCode.Conflict);
    }

    private static string? StateOf(JsonElement view) => view.GetProperty("round").GetProperty("state").GetString();
}
