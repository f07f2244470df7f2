using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Architecture.Tests.Endpoints;

/// <summary>The real program with a small district and one case in it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public TinyPlaces Places { get; private set; } = null!;

    /// <summary>A case in the first grid.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>As clients read it.</summary>
    public JsonElement Document { get; private set; }

    public string DocumentText { get; private set; } = "";

    public IReadOnlyList<RouteEndpoint> Endpoints { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(StoreKind.Sqlite);
        Places = await Server.FoundTinyDistrictAsync();
        Endpoints = [.. Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        using var worker = await Server.SignInAsync("grid-worker", Places.Subdistrict);
        var report = new { words = "井盖松动", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude };
        using var sent = await worker.PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", report);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        CaseId = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseId").GetGuid();
        DocumentText = await worker.GetStringAsync("openapi/v1.json");
        Document = JsonDocument.Parse(DocumentText).RootElement;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
