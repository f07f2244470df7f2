using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Rules;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Video;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Bench.Siege;

/// <summary>A home with buttons whose every press is an alarm of its own, and a broker to press at.</summary>
internal sealed class AlarmHome : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private AlarmHome(BenchHome home, IReadOnlyList<FoundAlarmDevice> buttons, string operatorToken) => (Home, Buttons, OperatorToken) = (home, buttons, operatorToken);

    public BenchHome Home { get; }

    public IReadOnlyList<FoundAlarmDevice> Buttons { get; }

    public string OperatorToken { get; }

    public int BrokerPort { get; private set; }

    public Uri Address => new($"http://127.0.0.1:{Home.Port}/");

    /// <param name="cameraAddress">RTSP address of a camera that shows each button's place; null for none.</param>
    public static async Task<AlarmHome> MakeAsync(string? postgres, int buttons, string? cameraAddress = null)
    {
        var home = await BenchHome.MakeAsync(postgres);
        IReadOnlyList<FoundAlarmDevice> found;
        await using (var services = home.Offline())
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode));
            IReadOnlyList<Guid> cameras = cameraAddress is null ? [] : [Guid.CreateVersion7()];
            await scope.ServiceProvider.GetRequiredService<ICameraFounding>().FoundAsync([.. cameras.Select(id => CameraOf(id, home.UnitId, cameraAddress!))], CancellationToken.None);
            found = await scope.ServiceProvider.GetRequiredService<IAlarmFounding>().FoundAsync([.. Enumerable.Range(0, buttons).Select(number => Planned(number, cameras))], CancellationToken.None);
            var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
            db.Add(new RulesVersion { Version = 1, Content = AlarmRules.Usual with { RepeatSeconds = 0, LinkMetres = 0, LevelSeconds = [3_600] }, SetAt = TimeProvider.System.GetUtcNow(), SetBy = Guid.Empty });
            db.Leaf(AuditNote.By(Actor.System, "bench.found", "district", Guid.Empty));
            await db.CommitAsync(CancellationToken.None);
        }

        return new AlarmHome(home, found, await home.AddStaffAsync(new HeldRole("alarm-operator", $"/{BenchHome.DistrictCode}/", null)));
    }

    /// <summary>Starts the program, with its broker at a port of its own.</summary>
    /// <param name="more">Further variables of its environment.</param>
    public Task StartAsync(IReadOnlyDictionary<string, string>? more = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        BrokerPort = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return Home.StartAsync(new Dictionary<string, string>(more ?? new Dictionary<string, string>()) { ["WANGGE_Broker__Port"] = $"{BrokerPort}", ["WANGGE_Broker__Listen"] = "127.0.0.1" });
    }

    /// <summary>Starts the program, which hears its buttons at this broker of others.</summary>
    public Task StartAsync(Mosquitto broker)
    {
        BrokerPort = broker.Port;
        return Home.StartAsync(new Dictionary<string, string> { ["WANGGE_Broker__Outside"] = $"127.0.0.1:{broker.Port}" });
    }

    /// <summary>The operator answers an alarm and ends it.</summary>
    public async Task EndAsync(Guid alarmId)
    {
        foreach (var (act, body) in new (string, object)[] { ("acknowledge", new { actId = Guid.CreateVersion7() }), ("end", new { actId = Guid.CreateVersion7(), outcome = "test", words = "量测" }) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"api/alarms/{alarmId}/{act}")) { Content = JsonContent.Create(body, body.GetType()) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", OperatorToken);
            using var answer = await _http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return Home.DisposeAsync();
    }

    private static PlannedCamera CameraOf(Guid id, Guid unitId, string address) =>
        new(id, "C001", "第0学校正门", "gate", "school-safety", BenchHome.West + 0.0051, BenchHome.South + 0.005, 0, 90, 40, unitId, address);

    private static PlannedAlarmDevice Planned(int number, IReadOnlyList<Guid> cameras) => new(
        Guid.CreateVersion7(), $"B{number:000}", "school", $"第{number}学校", null, "门卫室", BenchHome.West + 0.005 + (number % 20 * BenchHome.GridDegrees), BenchHome.South + 0.005 + (number / 20 * BenchHome.GridDegrees),
        500, 86_400, [], null, cameras);
}
