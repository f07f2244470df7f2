using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Acting;

/// <summary>What an overloaded server still does, over HTTP; the bounds are set so low that it is overloaded at once.</summary>
public sealed class OverloadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exports_and_lists_are_told_to_come_again_while_reports_are_taken()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, configure: builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Admission:ExportsAt"] = "0", ["Admission:ListsAt"] = "0" }));
        var places = await server.FoundTinyDistrictAsync();
        using var acceptor = await server.SignInAsync("acceptor", places.Root);
        using var leader = await server.SignInAsync("leader", places.Root);
        foreach (var (client, address) in new[] { (leader, "api/cases/export"), (leader, "api/types/export?format=xlsx"), (acceptor, "api/cases?state=reported"), (acceptor, "api/types") })
        {
            using var answer = await client.GetAsync(address, Ct);
            await answer.Refuses(HttpStatusCode.ServiceUnavailable, "server.overloaded");
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 2, 30);
        }

        using var report = await acceptor.PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", new { type = "hazard.street-lamp", words = "路灯" }, Ct);
        var sent = await report.Read<CaseHouse.Sent>();
        using var shown = await acceptor.GetAsync($"api/cases/{sent.CaseId}", Ct);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var health = await acceptor.GetAsync("healthz", Ct);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }
}
