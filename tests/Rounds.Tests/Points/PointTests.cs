using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Points;

public sealed class PointTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_point_is_registered_once_changed_by_the_newest_copy_alone_and_ended(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var (id, act) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await beat.PutPointAsync(id, 0, "MC-9", "燃气站", "gas", 100, ["code", "photo"], act: act).ReadAsync();
        var again = await beat.PutPointAsync(id, 0, "MC-9", "燃气站", "gas", 100, ["code", "photo"], act: act).ReadAsync();
        Assert.Equal(1, again.GetProperty("basedOn").GetInt32());
        Assert.Equal(beat.Places.Subdistrict + "A/G001/", again.GetProperty("areaPath").GetString());
        await beat.PutPointAsync(id, 0, "MC-9", "别名", "gas", 100, ["code"], act: act).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await beat.PutPointAsync(id, 0, "MC-9", "别名", "gas", 100, ["code"]).RefusedAsync("rounds.point.stale", HttpStatusCode.PreconditionFailed);
        Assert.Equal("别名", (await beat.PutPointAsync(id, 1, "MC-9", "别名", "gas", 100, ["code"]).ReadAsync()).GetProperty("name").GetString());

        await beat.Leader.PostAsync($"/api/rounds/points/{id}/end", null, Ct).ReadAsync();
        await beat.Leader.PostAsync($"/api/rounds/points/{id}/end", null, Ct).ReadAsync();
        await beat.PutPointAsync(id, 3, "MC-9", "别名", "gas", 100, ["code"]).RefusedAsync("rounds.point.ended", HttpStatusCode.Conflict);
        Assert.DoesNotContain((await beat.Leader.GetAsync("/api/rounds/points", Ct).ReadAsync()).GetProperty("items").EnumerateArray(), p => p.GetProperty("pointId").GetGuid() == id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_by_name(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        using var elsewhere = await beat.Server.SignInAsync("grid-leader", beat.Places.Subdistrict + "B/");
        Task<HttpResponseMessage> PutAsync(string code = "MC-9", string kind = "gas", double east = 100, string way = "code", HttpClient? by = null) => beat.PutPointAsync(Guid.CreateVersion7(), 0, code, "点", kind, east, [way], by: by);
        await PutAsync(code: "有空格 1").RefusedAsync("rounds.point.bad-code", HttpStatusCode.BadRequest);
        await PutAsync(code: "MC-1").RefusedAsync("rounds.point.code-taken", HttpStatusCode.Conflict);
        await PutAsync(kind: "temple").RefusedAsync("rounds.point.bad-kind", HttpStatusCode.BadRequest);
        await PutAsync(way: "word").RefusedAsync("rounds.point.bad-ways", HttpStatusCode.BadRequest);
        await PutAsync(east: 9_000).RefusedAsync("rounds.point.outside", HttpStatusCode.BadRequest);
        await PutAsync(by: elsewhere).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await PutAsync(by: beat.Walker).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_exported_register_comes_back_unchanged_and_bad_rows_are_told(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        async Task<JsonElement> ImportAsync(string csv, bool trial = false)
        {
            using var body = new StringContent(csv, Encoding.UTF8, "text/csv");
            return await beat.Leader.PostAsync($"/api/rounds/points/import?trial={(trial ? "true" : "false")}", body, Ct).ReadAsync();
        }

        var exported = await beat.Leader.GetStringAsync("/api/rounds/points/export", Ct);
        Assert.Equal(2, (await ImportAsync(exported)).GetProperty("unchanged").GetInt32());
        var (longitude, latitude) = Beat.Place(200);
        var more = FormattableString.Invariant($"编号,名称,类别,经度,纬度,核验方式,停留秒数,人脸\nMC-7,早市,market,{longitude},{latitude},code photo,60,x\nMC-1,东街小学,school,200,1,code,,\nMC-7,早市,market,{longitude},{latitude},,,");
        Assert.Equal(1, (await ImportAsync(more, trial: true)).GetProperty("taken").GetInt32());
        var report = await ImportAsync(more);
        Assert.Equal((1, 2), (report.GetProperty("taken").GetInt32(), report.GetProperty("refused").GetInt32()));
        Assert.Equal("人脸", report.GetProperty("droppedColumns")[0].GetString());
        Assert.Contains("rounds.point.bad-place", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("rounds.point.twice", report.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Codes_are_printed_for_a_week_change_with_it_and_stand_on_record(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store, ["code"]);
        var sheets = (await beat.Leader.GetAsync("/api/rounds/codes", Ct).ReadAsync()).GetProperty("items");
        var sheet = Assert.Single(sheets.EnumerateArray());
        Assert.Equal(("2026-03-02", "2026-03-09"), (sheet.GetProperty("from").GetString(), sheet.GetProperty("until").GetString()));
        Assert.NotEqual(await beat.CodeAsync(beat.School), await beat.CodeAsync(beat.School, new DateOnly(2026, 3, 10)));
        await beat.Leader.GetAsync("/api/rounds/codes?day=2027-03-10", Ct).RefusedAsync("rounds.codes.bad-day", HttpStatusCode.BadRequest);
        await beat.Walker.GetAsync("/api/rounds/codes", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await using var db = beat.Server.Store.Lease();
        Assert.True(db.Set<AuditLeafRow>().Any(l => l.Action == "rounds.codes-print" && l.ActorId == beat.Leader.AccountId));
    }
}
