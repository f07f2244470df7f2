using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Snapshots;

namespace Wangge.Video.Tests.Snapshots;

/// <summary>A still goes into a case with a reason, or nowhere; it is on record and never before the public.</summary>
[Collection("cameras")]
public sealed class TakeSnapshotTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_seen_goes_into_a_case_with_its_source_once_and_stands_with_who_looked(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        var matter = await house.CaseAsync();
        var (viewing, picture) = await house.SeeAsync(id);
        using var open = picture;
        var (act, frame) = (Guid.CreateVersion7(), await Frames.SendAsync(house.Desk));

        var taken = await house.TakeAsync(id, viewing, matter.CaseId, frame, actId: act, words: "灯杆倾斜。").ReadAsync();
        Assert.Equal((matter.CaseId, matter.Number, act), (taken.GetProperty("caseId").GetGuid(), taken.GetProperty("number").GetInt64(), taken.GetProperty("entryId").GetGuid()));
        // Again: the same answer and no second one. The same id for another still: refused.
        Assert.Equal(taken.GetRawText(), (await house.TakeAsync(id, viewing, matter.CaseId, frame, actId: act, words: "灯杆倾斜。").ReadAsync()).GetRawText());
        await house.TakeAsync(id, viewing, matter.CaseId, frame, reason: "damage", actId: act).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);

        var entry = (await house.JournalAsync(matter.CaseId))[^1];
        Assert.Equal(("note", "alarm-operator", "state-of-place", "灯杆倾斜。"), (Text(entry, "action"), Text(entry, "role"), Text(entry, "reason"), Text(entry, "words")));
        Assert.Equal((id, "港湾学校正门", viewing), (entry.GetProperty("still").GetProperty("cameraId").GetGuid(), Text(entry.GetProperty("still"), "camera"), entry.GetProperty("still").GetProperty("viewingId").GetGuid()));
        Assert.Equal((frame, "snapshot"), (Text(entry.GetProperty("files")[0], "sha256"), Text(entry.GetProperty("files")[0], "kind")));
        Assert.Contains(matter.CaseId.ToString(), Assert.Single(await house.SnapshotLeavesAsync()), StringComparison.Ordinal);

        await picture.LeaveAsync();
        await house.TakeAsync(id, viewing, matter.CaseId, await Frames.SendAsync(house.Desk), reason: "damage").ReadAsync();
        var auditor = await house.SignInAsync("auditor");
        var looked = Assert.Single((await auditor.GetAsync($"/api/cameras/{id}/views", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal([("state-of-place", matter.Number), ("damage", matter.Number)], looked.GetProperty("snapshots").EnumerateArray().Select(s => (Text(s, "reason")!, s.GetProperty("number").GetInt64())));
        var (from, until) = (house.Clock.GetUtcNow().AddHours(-1), house.Clock.GetUtcNow().AddHours(1));
        var found = await auditor.GetAsync(
            FormattableString.Invariant($"/api/camera-views?longitude={TinyDistrict.Somewhere.Longitude}&latitude={TinyDistrict.Somewhere.Latitude}&from={from:yyyy-MM-ddTHH:mm:ss.fffZ}&until={until:yyyy-MM-ddTHH:mm:ss.fffZ}"), Ct).ReadAsync();
        Assert.Equal(2, found.GetProperty("items")[0].GetProperty("snapshots").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_shown_to_staff_on_record_and_to_nobody_outside_even_where_its_file_is_named_again(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        var matter = await house.CaseAsync();
        var (viewing, picture) = await house.SeeAsync(id);
        using var open = picture;
        var frame = await Frames.SendAsync(house.Desk);
        await house.TakeAsync(id, viewing, matter.CaseId, frame).ReadAsync();

        // Somebody names the same file as a photo of a public report, and as one of the feedback.
        var acceptor = await house.SignInAsync("acceptor");
        var other = await acceptor.PutAsJsonAsync(
            $"/api/reports/{Guid.CreateVersion7()}",
            new { type = "hazard.street-lamp", words = "又一件", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude, files = new[] { frame }, isPublic = true }, Ct).ReadAsync(HttpStatusCode.Created);
        await acceptor.PostAsJsonAsync($"/api/cases/{matter.CaseId}/accept", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        await (await house.SignInAsync("shift-leader")).PostAsJsonAsync($"/api/cases/{matter.CaseId}/file", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        await (await house.SignInAsync("dispatcher")).PostAsJsonAsync($"/api/cases/{matter.CaseId}/dispatch", new { actId = Guid.CreateVersion7(), leadUnitId = house.Places.LeadUnit }, Ct).ReadAsync();
        using var handler = await house.Server.SignInAsync("unit-handler", house.Places.LeadUnit);
        await handler.PostAsJsonAsync($"/api/cases/{matter.CaseId}/sign", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        await handler.PostAsJsonAsync($"/api/cases/{matter.CaseId}/feed-back", new { actId = Guid.CreateVersion7(), files = new[] { frame } }, Ct).ReadAsync();

        using var anyone = house.Server.Client();
        await anyone.GetAsync($"/api/public/pictures/{frame}", Ct).RefusedAsync("files.unknown", HttpStatusCode.NotFound);
        foreach (var follow in (string[])[matter.Follow, other.GetProperty("follow").GetString()!])
        {
            await anyone.GetAsync($"/api/follow/{follow}/pictures/{frame}/small", Ct).RefusedAsync("files.unknown", HttpStatusCode.NotFound);
            Assert.DoesNotContain(frame, (await anyone.GetAsync($"/api/follow/{follow}", Ct).ReadAsync()).GetRawText(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(frame, (await anyone.GetAsync("/api/public/cases", Ct).ReadAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(frame, await anyone.GetStringAsync("/open311/v2/requests.json", Ct), StringComparison.Ordinal);
        var (article, publisher) = (Guid.CreateVersion7(), await house.SignInAsync("publisher"));
        await publisher.PutAsJsonAsync($"/api/portal/articles/{article}", new { kind = "notice", door = "daily-life", areaPath = house.Places.Root, title = "通知", body = "字", pictures = new[] { frame, matter.Photo } }, Ct).ReadAsync();
        await publisher.PostAsJsonAsync($"/api/portal/articles/{article}/publish", new { version = 1 }, Ct).ReadAsync();
        await anyone.GetAsync($"/api/public/article-pictures/{frame}", Ct).RefusedAsync("files.unknown", HttpStatusCode.NotFound);
        // The report's own photo is there as before.
        await VideoFixture.UntilAsync(async () => { using var own = await anyone.GetAsync($"/api/public/pictures/{matter.Photo}", Ct); return own.StatusCode == HttpStatusCode.OK; }, "the report's photo is public");
        using (var printed = await anyone.GetAsync($"/api/public/article-pictures/{matter.Photo}", Ct)) { Assert.Equal(HttpStatusCode.OK, printed.StatusCode); }

        // Staff see it, and that is on record though the matter is public.
        await VideoFixture.UntilAsync(async () => { using var still = await house.Desk.GetAsync($"/api/cases/{matter.CaseId}/pictures/{frame}/small", Ct); return still.StatusCode == HttpStatusCode.OK; }, "staff see the still");
        await using var db = house.Server.Store.Lease();
        Assert.Equal(1, await db.Set<Kernel.Audit.AuditLeafRow>().CountAsync(l => l.SubjectId == matter.CaseId && l.Action == "cases.read-picture" && l.ActorId == house.Desk.AccountId, Ct));
    }

    [Fact]
    public async Task Only_its_viewer_takes_one_while_looking_or_a_little_after_and_only_where_they_may_add_a_note()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var (id, dark) = (await house.RegisterAsync(camera.Address), await house.RegisterAsync("rtsp://10.1.2.3/live", "C02"));
        var matter = await house.CaseAsync();
        var (viewing, picture) = await house.SeeAsync(id);
        using var open = picture;
        var frame = await Frames.SendAsync(house.Desk);

        var second = await house.SignInAsync("alarm-operator");
        await house.TakeAsync(id, viewing, matter.CaseId, frame, by: second).RefusedAsync("video.snapshot.not-own-viewing", HttpStatusCode.Forbidden);
        await house.TakeAsync(dark, viewing, matter.CaseId, frame).RefusedAsync("video.snapshot.not-own-viewing", HttpStatusCode.Forbidden);
        await house.TakeAsync(id, Guid.CreateVersion7(), matter.CaseId, frame).RefusedAsync("video.snapshot.not-own-viewing", HttpStatusCode.Forbidden);
        foreach (var role in (string[])["system-administrator", "auditor", "privacy-officer", "acceptor"]) { await house.TakeAsync(id, viewing, matter.CaseId, frame, by: await house.SignInAsync(role)).RefusedAsync("access.no-role", HttpStatusCode.Forbidden); }
        // Asked for and not seen.
        var unseen = (await house.AskAsync(dark).ReadAsync()).GetProperty("viewingId").GetGuid();
        await house.TakeAsync(dark, unseen, matter.CaseId, frame).RefusedAsync("video.snapshot.nothing-seen", HttpStatusCode.Conflict);

        // Looks here, and works on cases of another community.
        var root = house.Places.Root;
        using var elsewhere = await house.Server.SignInAsync(new Kernel.Access.HeldRole("alarm-operator", house.Places.Subdistrict + "A/G001/", null));
        var (theirs, seen) = await house.SeeAsync(id, elsewhere);
        using (seen)
        {
            using var acceptor = await house.SignInAsync("acceptor", root);
            var far = await acceptor.PutAsJsonAsync($"/api/reports/{Guid.CreateVersion7()}", new { type = "hazard.street-lamp", words = "另一个社区", longitude = TinyDistrict.West + 0.015, latitude = TinyDistrict.South + 0.015 }, Ct).ReadAsync(HttpStatusCode.Created);
            await house.TakeAsync(id, theirs, far.GetProperty("caseId").GetGuid(), frame, by: elsewhere).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
            await house.TakeAsync(id, theirs, matter.CaseId, frame, by: elsewhere).ReadAsync();
        }

        await house.TakeAsync(id, viewing, Guid.CreateVersion7(), frame).RefusedAsync("cases.unknown", HttpStatusCode.NotFound);
        await house.TakeAsync(id, viewing, matter.CaseId, frame, reason: "curiosity").RefusedAsync("video.snapshot.reason-needed", HttpStatusCode.BadRequest);
        await house.TakeAsync(id, viewing, matter.CaseId, frame, reason: "").ReadAsync(HttpStatusCode.BadRequest);
        await picture.LeaveAsync();
        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).Contains("video.view-stopped"), "its end is on record");
        house.Clock.Advance(SnapshotRules.After - TimeSpan.FromSeconds(5));
        await house.TakeAsync(id, viewing, matter.CaseId, frame).ReadAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.TakeAsync(id, viewing, matter.CaseId, frame).RefusedAsync("video.snapshot.viewing-over", HttpStatusCode.Conflict);
        Assert.Equal(2, (await house.SnapshotLeavesAsync()).Count);
        Assert.Equal(2, (await house.JournalAsync(matter.CaseId)).Count(e => Text(e, "action") == "note"));
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_or_somebodys_photo_is_no_snapshot_and_ten_are_enough()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        var matter = await house.CaseAsync();
        var (viewing, picture) = await house.SeeAsync(id);
        using var open = picture;

        await house.TakeAsync(id, viewing, matter.CaseId, new string('a', 64)).RefusedAsync("video.snapshot.unknown-file", HttpStatusCode.BadRequest);
        var text = await Frames.SendAsync(house.Desk, "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray());
        await house.TakeAsync(id, viewing, matter.CaseId, text).RefusedAsync("video.snapshot.not-a-picture", HttpStatusCode.BadRequest);
        await house.TakeAsync(id, viewing, matter.CaseId, await Frames.SendLargeAsync(house.Desk, (int)SnapshotRules.MostBytes)).RefusedAsync("video.snapshot.too-large", HttpStatusCode.RequestEntityTooLarge);
        await house.TakeAsync(id, viewing, matter.CaseId, matter.Photo).RefusedAsync("video.snapshot.not-a-frame", HttpStatusCode.BadRequest);

        // A camera that stands still gives the same file each time.
        var frame = await Frames.SendAsync(house.Desk);
        for (var n = 0; n < SnapshotRules.MostOfViewing; n++) { await house.TakeAsync(id, viewing, matter.CaseId, frame).ReadAsync(); }
        await house.TakeAsync(id, viewing, matter.CaseId, frame).RefusedAsync("video.snapshot.too-many", HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_leaf_that_cannot_be_written_stops_it_and_nothing_of_it_is_anywhere(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        var matter = await house.CaseAsync();
        var (viewing, picture) = await house.SeeAsync(id);
        using var open = picture;
        var (act, frame) = (Guid.CreateVersion7(), await Frames.SendAsync(house.Desk));

        await house.BreakAuditAsync();
        using (var answer = await house.TakeAsync(id, viewing, matter.CaseId, frame, actId: act)) { Assert.False(answer.IsSuccessStatusCode); }
        await house.MendAuditAsync();
        await using (var db = house.Server.Store.Lease())
        {
            Assert.False(await db.Set<CameraSnapshot>().AnyAsync(Ct));
            Assert.False(await db.Set<BlobUse>().AnyAsync(u => u.Sha256 == frame, Ct));
        }

        Assert.DoesNotContain(await house.JournalAsync(matter.CaseId), e => Text(e, "action") == "note");
        await house.Desk.GetAsync($"/api/cases/{matter.CaseId}/pictures/{frame}/small", Ct).RefusedAsync("files.unknown", HttpStatusCode.NotFound);
        // Tried again under the same id it is taken, once.
        await house.TakeAsync(id, viewing, matter.CaseId, frame, actId: act).ReadAsync();
        Assert.Single(await house.JournalAsync(matter.CaseId), e => Text(e, "action") == "note");
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
