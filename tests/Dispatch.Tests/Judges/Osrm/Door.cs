using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Tests.Travel;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>The running program: its import, its table of speeds and its door in OSRM's dialect, asked over HTTP.</summary>
internal sealed class Door(TestServer server, HttpClient desk, HttpClient leader) : IAsyncDisposable
{
    private int _speedVersion = 1;
    private string _version = "";
    private SpeedTableView? _speeds;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Door> OpenAsync()
    {
        var server = await TestServer.StartAsync(StoreKind.Sqlite, DrawnTown.NoonClock());
        return new Door(server, await server.SignInAsync("dispatcher", "/"), await server.SignInAsync("leader", "/"));
    }

    /// <summary>The version that the import tells; empty where it refuses, since nothing drawn is a road.</summary>
    /// <param name="leastMainlandNodes">As <see cref="RoadOptions.LeastMainlandNodes"/>.</param>
    public async Task<string> ImportAsync(DrawnMap map, int leastMainlandNodes)
    {
        var file = Path.Combine(server.HomeFolder, "drawn.osm");
        map.Write(file);
        server.Services.GetRequiredService<IOptions<RoadOptions>>().Value.LeastMainlandNodes = leastMainlandNodes;
        try
        {
            _version = (await server.Services.GetRequiredService<IRoadNetworks>().ImportAsync(server.District.Code, file, new Progress<double>(), Ct)).Version;
        }
        catch (RoadsRefusedException refused) when (refused.Code == "dispatch.roads.empty")
        {
            _version = "";
        }

        return _version;
    }

    public async Task DriveAsync(SpeedTableView speeds)
    {
        if (_speeds is not null && JsonSerializer.Serialize(_speeds) == JsonSerializer.Serialize(speeds)) { return; }
        var answer = await leader.PutAsJsonAsync("/api/dispatch/speeds", new { actId = Guid.CreateVersion7(), version = _speedVersion, table = speeds, reason = "judge" }, Ct).ReadAsync();
        (_speedVersion, _speeds) = (answer.GetProperty("version").GetInt32(), speeds);
    }

    /// <summary>The answer; null where the door refuses.</summary>
    public async Task<JsonElement?> AskAsync(string service, IEnumerable<Coordinate> places, IEnumerable<KeyValuePair<string, string>> options)
    {
        if (_version.Length == 0) { return null; }
        using var answer = await desk.GetAsync(Address(service, places, "", options), Ct);
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement : null;
    }

    /// <inheritdoc cref="AskAsync"/>
    public async Task<byte[]?> AskPackedAsync(string service, IEnumerable<Coordinate> places, IEnumerable<KeyValuePair<string, string>> options)
    {
        using var answer = await desk.GetAsync(Address(service, places, ".flatbuffers", options), Ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(Ct) : null;
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        leader.Dispose();
        await server.DisposeAsync();
    }

    private static string Address(string service, IEnumerable<Coordinate> places, string form, IEnumerable<KeyValuePair<string, string>> options) => string.Create(
        CultureInfo.InvariantCulture,
        $"/api/osrm/{service}/v1/driving/{string.Join(';', places.Select(p => $"{DrawnMap.Degrees(p.X)},{DrawnMap.Degrees(p.Y)}"))}{form}?{string.Join('&', options.Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value)}"))}");
}
