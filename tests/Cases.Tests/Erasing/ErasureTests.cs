using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Wangge.Cases.Abuse;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Backup;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Erasing;

/// <summary>A reporter's right over what is held: to see it, and to have it deleted so that no byte of it is left.</summary>
public sealed class ErasureTests
{
    private const string Words = "西门外第三棵歪脖子槐树下的窨井没有盖子";
    private const string Place = "槐荫巷尽头拐角处";
    private const string Added = "昨夜又有人跌进去了请快些";
    private const string Phone = "13700420042";
    private const string Email = "unmistakable.reporter@example.org";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_reporter_has_deleted_is_in_no_file_and_in_no_new_copy(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var resident = house.Server.Client();
        var photo = await SendPhoto(resident, SKColors.Red);
        var shared = await SendPhoto(resident, SKColors.Blue);
        Assert.NotEqual(photo, shared);
        var sent = await SendReport(resident, [photo, shared]);
        var neighbour = await house.ReportAsync("邻居也说这里有问题");
        await using (var db = house.Server.Store.Lease())
        {
            // The neighbour's report shows one of the photos too.
            db.Add(new BlobUse { SubjectId = neighbour.ReportId, Sha256 = shared, SubjectKind = "report" });
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        var seen = await (await house.Staff("acceptor")).GetJson($"api/cases/{sent.CaseId}/reporters?purpose=call-back");
        Assert.Equal(Phone, seen[0].GetProperty("phone").GetString());
        var held = await resident.GetJson($"api/follow/{sent.Follow}/my-data");
        Assert.Equal(
            [("contact.phone", Phone), ("contact.email", Email), ("words", Words), ("place", Place)],
            held.GetProperty("held").EnumerateArray().Take(4).Select(f => (f.GetProperty("field").GetString()!, f.GetProperty("value").GetString()!)));
        Assert.All(held.GetProperty("held").EnumerateArray(), f => Assert.NotEmpty(f.GetProperty("basis").GetString()!));
        var reading = held.GetProperty("seenBy").EnumerateArray().Last();
        Assert.Equal(("cases.read-reporter", "试验区", "call-back"), (reading.GetProperty("what").GetString(), reading.GetProperty("reader").GetString(), reading.GetProperty("purpose").GetString()));
        Assert.DoesNotContain((await house.Staff("acceptor")).AccountId.ToString(), held.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Phone, await resident.GetStringAsync($"api/follow/{sent.Follow}/my-data?format=csv", Ct), StringComparison.Ordinal);

        // While the matter is open the contact goes and the rest is refused, with the reason and what the law gives against it.
        var open = await Delete(resident, sent);
        Assert.Equal(["contact"], open.GetProperty("deleted").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal("rights.still-open", open.GetProperty("refused").GetProperty("reason").GetString());
        Assert.Contains("人民法院", open.GetProperty("refused").GetProperty("chinese").GetString(), StringComparison.Ordinal);
        await HoldsNothingOf(house, Phone);
        Assert.Equal(Words, (await resident.GetJson($"api/follow/{sent.Follow}")).GetProperty("words").GetString());

        await Close(house, sent.CaseId);
        using (var said = await resident.PostAsJsonAsync($"api/follow/{sent.Follow}/rate", new { actId = Guid.CreateVersion7(), stars = 2, words = Added }, Ct)) { Assert.True(said.IsSuccessStatusCode); }
        var closed = await Delete(resident, sent);
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("refused").ValueKind);
        Assert.Equal(closed.GetRawText(), (await Delete(resident, sent)).GetRawText());

        foreach (var gone in new[] { Words, Place, Added, Phone, Email, SearchTokens.ForIndex(Words).Split(' ')[3], SearchTokens.ForIndex(Added).Split(' ')[3] }) { await HoldsNothingOf(house, gone); }
        Assert.Empty(Directory.EnumerateFiles(house.Server.HomeFolder, photo + "*", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.EnumerateFiles(house.Server.HomeFolder, shared + "*", SearchOption.AllDirectories));

        // Number and journal stay, the leaves have lost the salt that tied them to the words, and the log is still whole.
        Assert.Equal("", (await resident.GetJson($"api/follow/{sent.Follow}")).GetProperty("words").GetString());
        await using var read = house.Server.Store.Lease();
        var report = await read.Set<Report>().AsNoTracking().SingleAsync(r => r.Id == sent.ReportId, Ct);
        Assert.Empty(report.Attributes);
        Assert.False(await read.Set<AuditLeafRow>().AnyAsync(l => l.SubjectId == sent.CaseId && l.Salt != null, Ct));
        await house.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IAuditSequencer>(house.Server.District.Code).CatchUpAsync(signCheckpoint: true);
        var verdict = await house.Server.Services.GetRequiredService<AuditLog>().VerifyAsync(house.Server.Store, [], Ct);
        Assert.Empty(verdict.Findings);
        Assert.Equal("邻居也说这里有问题", (await read.Set<Wangge.Cases.Reporting.Words>().AsNoTracking().SingleAsync(w => w.SubjectId == neighbour.ReportId, Ct)).Text);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_wrong_link_shows_and_deletes_nothing(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var stranger = house.Server.Client();
        using var shown = await stranger.GetAsync("api/follow/AAAAAAAAAAAAAAAAAAAAAA/my-data", Ct);
        await shown.Refuses(HttpStatusCode.NotFound, "follow.unknown");
        using var deleted = await stranger.PostAsync("api/follow/AAAAAAAAAAAAAAAAAAAAAA/delete-my-data", null, Ct);
        await deleted.Refuses(HttpStatusCode.NotFound, "follow.unknown");
    }

    private static async Task<JsonElement> Delete(HttpClient resident, CaseHouse.Sent sent)
    {
        using var answer = await resident.PostAsync($"api/follow/{sent.Follow}/delete-my-data", null, Ct);
        return await answer.Read<JsonElement>();
    }

    private static async Task Close(CaseHouse house, Guid caseId)
    {
        await house.Act("acceptor", caseId, "accept");
        await house.Act("shift-leader", caseId, "file");
        await house.Act("dispatcher", caseId, "dispatch", new { leadUnitId = house.Places.LeadUnit });
        await house.Act("unit-handler", caseId, "sign");
        await house.Act("unit-handler", caseId, "feed-back");
        await house.Act("grid-worker", caseId, "pass-check");
        await house.Act("shift-leader", caseId, "close");
    }

    private static async Task<CaseHouse.Sent> SendReport(HttpClient resident, string[] files)
    {
        var reportId = Guid.CreateVersion7();
        using var answer = await resident.PutAsJsonAsync(
            $"api/reports/{reportId}",
            new
            {
                type = "hazard.manhole-cover", words = Words, placeText = Place, longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude, files,
                contact = new { phone = Phone, email = Email }, attributes = new { depth = "2" }, work = ProofOfWork.Do(reportId, TimeProvider.System.GetUtcNow()),
            },
            Ct);
        return await answer.Read<CaseHouse.Sent>();
    }

    private static async Task<string> SendPhoto(HttpClient resident, SKColor colour)
    {
        using var bitmap = new SKBitmap(64, 64);
        bitmap.Erase(colour);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        var bytes = encoded.ToArray();
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var answer = await resident.PutAsync($"api/blobs/{name}", new ByteArrayContent(bytes), Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return name;
    }

    /// <summary>That a text stands nowhere: in the home's files (the write-ahead log with them), in a new copy, in a row of any table.</summary>
    private static async Task HoldsNothingOf(CaseHouse house, string text)
    {
        var copy = Path.Combine(Path.GetTempPath(), "wangge-copy-" + Guid.CreateVersion7().ToString("N"));
        try
        {
            await house.Server.Services.GetRequiredService<HomeBackup>().WriteAsync(copy, new Progress<string>(), Ct);
            var found = FilesWith(house.Server.HomeFolder, text).Concat(FilesWith(copy, text)).ToList();
            if (house.Server.District.Store == StoreKind.Postgres) { found.AddRange(await TablesWith(house, text)); }
            Assert.True(found.Count == 0, $"{text}: {string.Join(", ", found)}");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static List<string> FilesWith(string folder, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Bytes(file).AsSpan().IndexOf(sought) >= 0)];
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static async Task<List<string>> TablesWith(CaseHouse house, string text)
    {
        await using var db = house.Server.Store.Lease();
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            // The names are the model's own.
            var sql = $"SELECT count(*)::int AS \"Value\" FROM \"{table}\" AS t WHERE t::text LIKE '%' || {{0}} || '%'";
            if (await db.Database.SqlQueryRaw<int>(sql, text).SingleAsync(Ct) > 0) { found.Add(table); }
        }

        return found;
    }
}
