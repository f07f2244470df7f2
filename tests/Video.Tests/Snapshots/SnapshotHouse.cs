using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Testing;

namespace Wangge.Video.Tests.Snapshots;

/// <summary>Somebody looks, and puts what they see into a case.</summary>
internal static class SnapshotHouse
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Looks until a frame is there; the picture stays open until it is left.</summary>
    public static async Task<(Guid ViewingId, PictureClient Picture)> SeeAsync(this VideoFixture house, Guid cameraId, StaffClient? by = null)
    {
        var asked = await house.AskAsync(cameraId, by: by).ReadAsync();
        var picture = await PictureClient.OpenAsync(house.Server, by ?? house.Desk, asked.GetProperty("ticket").GetString()!);
        await picture.FragmentsAsync(1);
        return (asked.GetProperty("viewingId").GetGuid(), picture);
    }

    /// <summary>A public matter with a photo of its own.</summary>
    public static async Task<(Guid CaseId, long Number, string Follow, string Photo)> CaseAsync(this VideoFixture house)
    {
        using var acceptor = await house.SignInAsync("acceptor");
        var photo = await Frames.SendAsync(acceptor);
        var sent = await acceptor.PutAsJsonAsync(
            $"/api/reports/{Guid.CreateVersion7()}",
            new { type = "hazard.street-lamp", words = "路灯不亮", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude, files = new[] { photo }, isPublic = true }, Ct).ReadAsync(HttpStatusCode.Created);
        return (sent.GetProperty("caseId").GetGuid(), sent.GetProperty("number").GetInt64(), sent.GetProperty("follow").GetString()!, photo);
    }

    public static Task<HttpResponseMessage> TakeAsync(
        this VideoFixture house, Guid cameraId, Guid viewingId, Guid caseId, string file, string reason = "state-of-place", HttpClient? by = null, Guid? actId = null, string? words = null) =>
        (by ?? house.Desk).PostAsJsonAsync($"/api/cameras/{cameraId}/snapshots", new { actId = actId ?? Guid.CreateVersion7(), viewingId, caseId, reason, file, words }, Ct);

    public static async Task<IReadOnlyList<JsonElement>> JournalAsync(this VideoFixture house, Guid caseId) =>
        [.. (await house.Desk.GetAsync($"/api/cases/{caseId}", Ct).ReadAsync()).GetProperty("journal").EnumerateArray()];

    /// <summary>Data of leaves that say that a snapshot was taken.</summary>
    public static async Task<IReadOnlyList<string?>> SnapshotLeavesAsync(this VideoFixture house)
    {
        await using var db = house.Server.Store.Lease();
        return await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.Action == "video.snapshot").OrderBy(l => l.Seq).Select(l => l.Data).ToListAsync(Ct);
    }
}
