using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Wangge.Cases.Showing;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Showing;

/// <summary>Who looked at a picture that the public does not see: on record, and told to its reporter.</summary>
public sealed class PictureLookTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Looks_at_a_private_picture_leave_one_leaf_a_person_case_and_hour_and_their_reporter_sees_them(StoreKind store)
    {
        var clock = new MovableClock();
        await using var house = await CaseHouse.StartAsync(store, clock);
        var (acceptor, leader) = (await house.Staff("acceptor"), await house.Staff("leader"));
        var picture = await SendPicture(acceptor, SKColors.Green);
        var (hidden, shown) = (await Report(house, picture, isPublic: false), await Report(house, await SendPicture(acceptor, SKColors.Brown), isPublic: true));

        await Look(leader, hidden.CaseId, picture);
        await Look(leader, hidden.CaseId, picture);
        await Look(acceptor, hidden.CaseId, picture);
        await LookAt(leader, shown.CaseId);
        Assert.Equal(2, await LeavesOf(house, hidden.CaseId));
        Assert.Equal(0, await LeavesOf(house, shown.CaseId));

        clock.Advance(TimeSpan.FromMinutes(61));
        await Look(leader, hidden.CaseId, picture);
        Assert.Equal(3, await LeavesOf(house, hidden.CaseId));

        using var resident = house.Server.Client();
        var seen = (await resident.GetJson($"api/follow/{hidden.Follow}/my-data")).GetProperty("seenBy").EnumerateArray().Select(r => r.GetProperty("what").GetString());
        Assert.Equal(3, seen.Count(what => what == "cases.read-picture"));
    }

    private static async Task LookAt(StaffClient who, Guid caseId)
    {
        var files = (await who.GetJson($"api/cases/{caseId}")).GetProperty("reports")[0].GetProperty("files");
        await Look(who, caseId, files[0].GetProperty("sha256").GetString()!);
    }

    private static async Task Look(StaffClient who, Guid caseId, string picture)
    {
        // Right after it came, the copy may still be in the making.
        for (var tries = 0; ; tries++)
        {
            using var answer = await who.GetAsync(new Uri($"api/cases/{caseId}/pictures/{picture}/small", UriKind.Relative), Ct);
            if (answer.StatusCode == HttpStatusCode.OK) { return; }
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable && tries < 200, answer.StatusCode.ToString());
            await Task.Delay(50, Ct);
        }
    }

    private static async Task<int> LeavesOf(CaseHouse house, Guid caseId)
    {
        await using var db = house.Server.Store.Lease();
        return await db.Set<AuditLeafRow>().CountAsync(l => l.SubjectId == caseId && l.Action == Readings.Pictures, Ct);
    }

    private static async Task<CaseHouse.Sent> Report(CaseHouse house, string picture, bool isPublic)
    {
        var place = TinyDistrict.Somewhere;
        using var answer = await (await house.Staff("acceptor")).PutAsJsonAsync(
            $"api/reports/{Guid.CreateVersion7()}", new { type = "hazard.street-lamp", words = "有照片的一件", longitude = place.Longitude, latitude = place.Latitude, files = new[] { picture }, isPublic }, Ct);
        return await answer.Read<CaseHouse.Sent>();
    }

    private static async Task<string> SendPicture(HttpClient client, SKColor colour)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(colour);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var bytes = data.ToArray();
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var answer = await client.PutAsync(new Uri($"api/blobs/{name}", UriKind.Relative), new ByteArrayContent(bytes), Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return name;
    }
}
