using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

/// <summary>One server a database for all tests of slices; each test makes its own community in it.</summary>
public sealed class AreaServers : IAsyncLifetime
{
    private readonly Dictionary<StoreKind, TestServer> _servers = [];
    private readonly SemaphoreSlim _gate = new(1);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A community of four square grids in a place of its own, under one of two subdistricts.</summary>
    internal async Task<Town> TownAsync(StoreKind store)
    {
        Databases.Need(store);
        await _gate.WaitAsync();
        try
        {
            if (!_servers.TryGetValue(store, out var server))
            {
                server = _servers[store] = await TestServer.StartAsync(store);
                await Land.FoundAsync(server);
            }

            return await Town.MakeAsync(server);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values) { await server.DisposeAsync(); }
    }
}

/// <summary>Tests that share a district run one after another: makers of areas in one tree meet, and would refuse each other.</summary>
[CollectionDefinition(nameof(SharedDistrict))]
public sealed class SharedDistrict : ICollectionFixture<AreaServers>;

/// <summary>The district that tests share: <c>/211403/</c> with the subdistricts <c>211403001</c> and <c>211403002</c>.</summary>
internal static class Land
{
    public const string Root = "/211403/";
    public const string Subdistrict = "/211403/211403001/";
    public const string OtherSubdistrict = "/211403/211403002/";

    public static Polygon Square(double west, double south, double degrees) => GeometryFactory.Default.CreatePolygon(
        [new(west, south), new(west + degrees, south), new(west + degrees, south + degrees), new(west, south + degrees), new(west, south)]);

    public static string Json(Polygon shape) => JsonSerializer.Serialize(new
    {
        type = "Polygon",
        coordinates = new[] { shape.ExteriorRing.Coordinates.Select(c => new[] { c.X, c.Y }) },
    });

    public static async Task FoundAsync(TestServer server)
    {
        await using var scope = server.Scope();
        await scope.ServiceProvider.GetRequiredService<IAreaFounding>().FoundAsync(new AreaPlan
        {
            Areas =
            [
                new(Guid.CreateVersion7(), "211403", "龙港区", Root, AreaLevel.District, null, null, null),
                new(Guid.CreateVersion7(), "211403001", "葫芦岛街道", Subdistrict, AreaLevel.Subdistrict, null, null, null),
                new(Guid.CreateVersion7(), "211403002", "东街道", OtherSubdistrict, AreaLevel.Subdistrict, null, null, null),
            ],
            Premises =
            [
                new(Guid.CreateVersion7(), "shop", "凯帝超市", "海滨路1号", null, 10.001, 10.001, null, null, "food"),
                new(Guid.CreateVersion7(), "building", "凯帝家园1号楼", null, null, 10.002, 10.002, null, 6, null),
            ],
            Streets = [new(Guid.CreateVersion7(), "海滨路", "arterial", new LineString([new(10, 10), new(10.01, 10.01)]))],
        }, CancellationToken.None);
    }
}
