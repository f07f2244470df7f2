using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Tests.Travel;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Roads;

/// <summary>Roads that another program of the same home lays, as <c>wangge import roads</c> does beside a server.</summary>
public sealed class RoadRenewalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_serve_within_seconds_and_those_before_them_until_then()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        var before = (await EdgesAsync(server))!.Value;

        var beside = new RoadNetworks(new RoadShelf(server.Services.GetRequiredService<Home>()), Options.Create(new RoadOptions()));
        var made = await beside.DrawAsync(server.District.Code, DrawnTown.Roads().Take(6), "", Ct);
        Assert.Equal("000002", made.Version);

        var since = Stopwatch.GetTimestamp();
        int? now;
        while ((now = await EdgesAsync(server)) == before)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(60), "The new roads do not serve.");
            await Task.Delay(20, Ct);
        }

        Assert.Equal(made.CarEdges, now);
    }

    [Fact]
    public async Task What_is_not_whole_never_serves()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        var shelf = server.Services.GetRequiredService<RoadShelf>();
        var serving = shelf.Find(server.District.Code);
        var folder = Path.Combine(server.Services.GetRequiredService<Home>().DistrictFolder(server.District.Code), "roads");
        foreach (var mode in (string[])["foot", "car"]) { await File.WriteAllTextAsync(Path.Combine(folder, $"000002.{mode}.roads"), "cut off", Ct); }

        // The server's own look may have been the first, to which it is told.
        Assert.True(Record.Exception(() => shelf.Renew(server.District.Code)) is null or InvalidDataException);
        Assert.Null(shelf.Renew(server.District.Code));
        Assert.Same(serving, shelf.Find(server.District.Code));
    }

    /// <summary>How many edges cars have now; null where there are no roads.</summary>
    private static async Task<int?> EdgesAsync(TestServer server)
    {
        await using var scope = server.Scope();
        return (await scope.ServiceProvider.GetRequiredService<RoadsNow>().FindAsync(RoadMode.Car, Ct))?.Network.EdgeCount;
    }
}
