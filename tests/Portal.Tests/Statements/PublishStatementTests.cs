using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Portal.Tests.Statements;

public sealed class PublishStatementTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_period_that_is_over_is_published_byte_for_byte_as_the_measures_give_it(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store, configure: b => b.Services.AddScoped<IMeasureStatements, Given>());
        var places = await server.FoundTinyDistrictAsync();
        using var publisher = await server.SignInAsync("publisher", places.Root);
        using var anyone = server.Client();
        var id = Guid.CreateVersion7();
        await publisher.PutAsJsonAsync($"/api/portal/statements/{id}", new { from = "2026-01-01", until = "2999-01-01" }, Ct).RefusedAsync("portal.statements.bad-period", HttpStatusCode.BadRequest);
        await publisher.PutAsJsonAsync($"/api/portal/statements/{id}", new { from = "2025-01-01", until = "2025-02-01" }, Ct).ReadAsync();
        await publisher.PutAsJsonAsync($"/api/portal/statements/{id}", new { from = "2025-01-01", until = "2025-02-01" }, Ct).ReadAsync();
        await publisher.PutAsJsonAsync($"/api/portal/statements/{id}", new { from = "2025-01-01", until = "2025-03-01" }, Ct).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        Assert.Single((await anyone.SeeAsync("/api/public/statements")).EnumerateArray());
        Assert.Equal(Given.Text, await anyone.GetStringAsync($"/api/public/statements/{id}", Ct));
    }

    private sealed class Given : IMeasureStatements
    {
        public const string Text = """{"formula":"closed/due","units":[]}""";

        public Task<MeasureDocument?> MakeAsync(DateOnly from, DateOnly until, CancellationToken ct) =>
            Task.FromResult<MeasureDocument?>(new(Text, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Text)))));
    }
}
