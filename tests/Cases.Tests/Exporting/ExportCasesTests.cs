using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Exporting;

public sealed class ExportCasesTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_leaves_the_house_neutralised_without_reporters_and_on_record(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var leader = await house.Server.SignInAsync("leader", house.Places.Subdistrict + "A/");
        var mark = "导出" + Guid.CreateVersion7().ToString("N")[^10..];
        var formula = await house.ReportAsync($"=1+1 {mark}", contact: new { name = "王五", phone = "13900001111", email = "wang@example.org" });
        await house.ReportAsync($"第二 \"引号\", {mark}");
        await house.ReportAsync($"别处 {mark}", latitude: TinyDistrict.Somewhere.Latitude + 0.01);

        using var answer = await leader.GetAsync($"api/cases/export?q={Uri.EscapeDataString(mark)}&sort=newest", Ct);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("number,state,", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"第二 \"\"引号\"\", {mark}\"", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{formula.Number},reported,", lines[2], StringComparison.Ordinal);
        Assert.Contains($",'=1+1 {mark},", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("王五", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900001111", text, StringComparison.Ordinal);
        Assert.DoesNotContain("wang@", text, StringComparison.Ordinal);

        await using var db = house.Server.Store.Lease();
        var leaf = await db.Set<AuditLeafRow>().AsNoTracking().SingleAsync(l => l.ActorId == leader.AccountId && l.Action == "cases.export", Ct);
        Assert.Contains("\"rows\":2", leaf.Data, StringComparison.Ordinal);

        using var dispatcher = await (await house.Staff("dispatcher")).GetAsync("api/cases/export", Ct);
        await dispatcher.Refuses(HttpStatusCode.Forbidden, "access.no-role");
        using var unknown = await leader.GetAsync("api/cases/export?words=x", Ct);
        await unknown.Refuses(HttpStatusCode.BadRequest, "cases.list.unknown-filter");
    }
}
