using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Diary;

public sealed class DiaryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Entry(TinyPlaces places, string words = "楼道灯不亮，居民希望尽快修好", DateTimeOffset? at = null) =>
        new { gridId = places.FirstGrid, topic = "facility", need = "repair", words, happenedAt = at ?? TimeProvider.System.GetUtcNow().AddHours(-5) };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_entry_written_offline_is_kept_once_and_read_in_its_own_grids_alone(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var worker = await server.SignInAsync("grid-worker", places.Subdistrict + "A/G001/");
        using var leader = await server.SignInAsync("grid-leader", places.Subdistrict + "A/");
        using var other = await server.SignInAsync("grid-leader", places.Subdistrict + "B/");
        var id = Guid.CreateVersion7();
        var entry = Entry(places);
        await worker.PutAsJsonAsync($"/api/rounds/diary/{id}", entry, Ct).ReadAsync();
        await worker.PutAsJsonAsync($"/api/rounds/diary/{id}", entry, Ct).ReadAsync();
        await worker.PutAsJsonAsync($"/api/rounds/diary/{id}", Entry(places, "别的话"), Ct).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await other.PutAsJsonAsync($"/api/rounds/diary/{Guid.CreateVersion7()}", entry, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);

        var seen = Assert.Single((await leader.GetAsync("/api/rounds/diary", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("楼道灯不亮，居民希望尽快修好", seen.GetProperty("words").GetString());
        Assert.True(seen.GetProperty("happenedAt").GetDateTimeOffset() < seen.GetProperty("receivedAt").GetDateTimeOffset());
        Assert.Empty((await other.GetAsync("/api/rounds/diary", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Contains("楼道灯不亮", await leader.GetStringAsync("/api/rounds/diary/export", Ct), StringComparison.Ordinal);
        await worker.GetAsync("/api/rounds/diary/export", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Numbers_that_name_somebody_impossible_times_and_unknown_codes_are_refused(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var worker = await server.SignInAsync("grid-worker", places.Subdistrict + "A/G001/");
        Task<HttpResponseMessage> PutAsync(object entry) => worker.PutAsJsonAsync($"/api/rounds/diary/{Guid.CreateVersion7()}", entry, Ct);

        await PutAsync(Entry(places, "联系电话 138 0000 0000")).RefusedAsync("rounds.diary.names-somebody", HttpStatusCode.BadRequest);
        await PutAsync(Entry(places, "证件２１１４０３１９９００１０１１２３Ｘ")).RefusedAsync("rounds.diary.names-somebody", HttpStatusCode.BadRequest);
        await PutAsync(Entry(places, at: TimeProvider.System.GetUtcNow().AddHours(2))).RefusedAsync("rounds.bad-time", HttpStatusCode.BadRequest);
        await PutAsync(new { gridId = places.FirstGrid, topic = "opinion", need = "none", words = "字", happenedAt = TimeProvider.System.GetUtcNow() }).RefusedAsync("rounds.diary.bad-code", HttpStatusCode.BadRequest);
        await PutAsync(Entry(places, "二〇二六年共走访 1234567 次，热线 3052345")).ReadAsync();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_act_makes_a_matter_of_an_entry_and_only_once(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var worker = await server.SignInAsync("grid-worker", places.Subdistrict + "A/G001/");
        using var acceptor = await server.SignInAsync("acceptor", places.Root);
        var id = Guid.CreateVersion7();
        await worker.PutAsJsonAsync($"/api/rounds/diary/{id}", Entry(places), Ct).ReadAsync();
        var report = new { reportId = Guid.CreateVersion7(), type = "hazard.street-lamp", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude };
        var made = await worker.PostAsJsonAsync($"/api/rounds/diary/{id}/report", report, Ct).ReadAsync();
        var again = await worker.PostAsJsonAsync($"/api/rounds/diary/{id}/report", report, Ct).ReadAsync();
        Assert.Equal(made.GetProperty("number").GetInt64(), again.GetProperty("number").GetInt64());
        await worker.PostAsJsonAsync($"/api/rounds/diary/{id}/report", report with { reportId = Guid.CreateVersion7() }, Ct).RefusedAsync("rounds.diary.already-reported", HttpStatusCode.Conflict);
        var matter = Assert.Single((await acceptor.GetAsync("/api/cases", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(made.GetProperty("number").GetInt64(), matter.GetProperty("number").GetInt64());
        Assert.Equal("grid-worker", matter.GetProperty("source").GetString());
    }
}
