using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Asking;

public sealed class ListInputsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pages_show_every_input_once_while_others_come_in_and_the_file_holds_the_same(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var assessor = await house.Server.SignInAsync("assessor", house.Places.Root);
        var sent = new List<Guid>();
        for (var i = 0; i < 5; i++) { sent.Add((await house.HandlingAsync($"路灯不亮 {i}")).CaseId); }

        var seen = new List<Guid>();
        string? next = null;
        string? asOf = null;
        do
        {
            var page = await assessor.GetJson($"api/measures/finished/inputs?size=2{(next is null ? "" : $"&after={next}&asOf={Uri.EscapeDataString(asOf!)}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetGuid()));
            Assert.Equal(5, page.GetProperty("reasons").GetProperty("not-closed").GetInt32());
            next = page.GetProperty("next").GetString();
            asOf = page.GetProperty("period").GetProperty("asOf").GetString();
            await house.HandlingAsync("又一处");
        }
        while (next is not null);
        Assert.Equal(sent, seen);

        using var file = await assessor.GetAsync($"api/measures/finished/inputs/export?asOf={Uri.EscapeDataString(asOf!)}", Ct);
        var lines = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);
        Assert.StartsWith("number,type_key,", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",no,,not-closed,0", line, StringComparison.Ordinal));
        await using var db = house.Server.Store.Lease();
        Assert.Contains("\"rows\":5", (await db.Set<AuditLeafRow>().AsNoTracking().SingleAsync(l => l.Action == "measures.export", Ct)).Data!, StringComparison.Ordinal);

        using var bad = await assessor.GetAsync("api/measures/finished/inputs?after=nonsense", Ct);
        await bad.Refuses(HttpStatusCode.BadRequest, "measures.bad-page");
        using var unknown = await assessor.GetAsync("api/measures/beauty/inputs", Ct);
        await unknown.Refuses(HttpStatusCode.NotFound, "measures.unknown");
        using var supervisor = await house.Server.SignInAsync("supervisor", house.Places.Root);
        using var mayNot = await supervisor.GetAsync("api/measures/finished/inputs/export", Ct);
        await mayNot.Refuses(HttpStatusCode.Forbidden, "access.no-role");
        Assert.Equal(JsonValueKind.Null, (await supervisor.GetJson("api/measures/finished/inputs")).GetProperty("next").ValueKind);
    }
}
