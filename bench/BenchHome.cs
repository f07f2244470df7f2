using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Host;
using Wangge.Identity;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Bench;

/// <summary>A home with one district of square grids, a grid worker who is signed in and a file already sent; and the real program serving it.</summary>
internal sealed class BenchHome : IAsyncDisposable
{
    public const string DistrictCode = "bench";
    public const double West = 120.8;
    public const double South = 40.6;
    public const double GridDegrees = 0.01;
    public const int GridsAcross = 21;
    private const int Subdistricts = 10;
    private const int CommunitiesEach = 5;

    private readonly string? _postgres;
    private Process? _server;

    private BenchHome(string folder, string? postgres) => (Folder, _postgres) = (folder, postgres);

    public string Folder { get; }

    /// <summary>Bearer token of the grid worker.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The one unit that cases are dispatched to.</summary>
    public Guid UnitId { get; } = Guid.CreateVersion7();

    public string BlobName { get; } = new('a', 64);

    public int Port { get; private set; }

    /// <summary>An empty folder, which the program's first start fills.</summary>
    public static BenchHome Bare() => new(Directory.CreateTempSubdirectory("wangge-bench-").FullName, null);

    /// <param name="postgres">Connection of the server for a district there; null for SQLite.</param>
    /// <param name="folder">Where the home is made; a temporary folder where left out.</param>
    public static async Task<BenchHome> MakeAsync(string? postgres, string? folder = null)
    {
        var home = new BenchHome(folder ?? Directory.CreateTempSubdirectory("wangge-bench-").FullName, postgres);
        Directory.CreateDirectory(home.Folder);
        new DistrictRegistry(new Home(home.Folder)).TryAdd(
            new District(DistrictCode, "量测区", "Asia/Shanghai", postgres is null ? StoreKind.Sqlite : StoreKind.Postgres));
        await using var services = home.Offline();
        await services.GetRequiredService<DistrictPreparation>().RunAsync(DistrictCode, new Progress<string>(), CancellationToken.None);
        await home.FillAsync(services);
        return home;
    }

    /// <summary>The modules without a server, over this home.</summary>
    public ServiceProvider Offline() => WanggeApp.BuildOffline(new Home(Folder), _postgres is null ? [] : ["--Storage:Postgres", _postgres]);

    /// <summary>Starts the real program as a process of its own and waits until it answers.</summary>
    /// <param name="environment">Further variables of its environment.</param>
    /// <returns>Seconds from start to first answer.</returns>
    public async Task<double> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wangge.dll"), "up", "--home", Folder, "--urls", $"http://127.0.0.1:{Port}"])
        {
            RedirectStandardOutput = true,
        };
        if (_postgres is not null) { start.Environment["WANGGE_Storage__Postgres"] = _postgres; }
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) { start.Environment[name] = value; }
        var begun = Stopwatch.GetTimestamp();
        _server?.Dispose();
        _server = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _ = _server.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                if ((await http.GetAsync($"http://127.0.0.1:{Port}/readyz")).IsSuccessStatusCode) { return Stopwatch.GetElapsedTime(begun).TotalSeconds; }
                await Task.Delay(20);
            }
            catch (HttpRequestException) when (!_server.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Processor time that the program has used since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _server!.Refresh();
            return _server.TotalProcessorTime;
        }
    }

    /// <summary>Bytes in memory of the program and of what it runs.</summary>
    public long Memory => ChildrenOf(_server!.Id).Prepend(_server.Id).Sum(ResidentOf);

    /// <summary>Ends the program at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
    }

    /// <summary>A request that sends a fresh report of the grid worker's, at a place chosen by a number.</summary>
    public byte[] ReportRequest(Guid id, int number, bool withFile = true)
    {
        var longitude = West + (number * 7919 % 20_000 / 100_000.0) + 0.003;
        var latitude = South + (number * 104_729 % 20_000 / 100_000.0) + 0.003;
        var file = withFile ? $",\"files\":[\"{BlobName}\"]" : "";
        return HttpLoad.Request("PUT", $"/api/reports/{id}", Token, FormattableString.Invariant(
            $"{{\"type\":\"hazard.street-lamp\",\"words\":\"第{number}号：路口的路灯不亮，井盖也有些松动，晚上看不清\",\"placeText\":\"校门口\",\"longitude\":{longitude:0.00000},\"latitude\":{latitude:0.00000}{file}}}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false }) { await KillAsync(); }
        _server?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task FillAsync(ServiceProvider services)
    {
        var store = services.GetRequiredService<Stores>().Get(DistrictCode);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        await scope.ServiceProvider.GetRequiredService<IAreaFounding>().FoundAsync(new AreaPlan { Areas = [.. Areas()], Units = [new PlannedUnit(UnitId, "U01", "市政处", $"/{DistrictCode}/")] }, CancellationToken.None);

        var root = $"/{DistrictCode}/";
        Token = await AddStaffAsync(services, [.. ((string[])["grid-worker", "acceptor", "shift-leader", "dispatcher", "leader"]).Select(role => new HeldRole(role, root, null))]);
        await using var db = store.Lease();
        db.Add(new BlobRow { Sha256 = BlobName, MediaType = "image/jpeg", Bytes = 1, ReceivedAt = services.GetRequiredService<TimeProvider>().Now() });
        db.Leaf(AuditNote.By(Actor.System, "bench.found", "district", Guid.Empty));
        await db.CommitAsync(CancellationToken.None);
    }

    /// <summary>One more account, signed in; only while nothing serves this home.</summary>
    /// <returns>Its bearer token.</returns>
    public async Task<string> AddStaffAsync(params HeldRole[] roles)
    {
        await using var services = Offline();
        return await AddStaffAsync(services, roles);
    }

    /// <summary>Many alike, as above.</summary>
    public async Task<IReadOnlyList<string>> AddStaffAsync(int count, params HeldRole[] roles)
    {
        await using var services = Offline();
        var tokens = new List<string>();
        while (tokens.Count < count) { tokens.Add(await AddStaffAsync(services, roles)); }
        return tokens;
    }

    private static async Task<string> AddStaffAsync(ServiceProvider services, HeldRole[] roles)
    {
        var now = services.GetRequiredService<TimeProvider>().Now();
        var account = Guid.CreateVersion7();
        var token = Tokens.NewForSession();
        await using var db = services.GetRequiredService<Stores>().Get(DistrictCode).Lease();
        db.Add(new Account { Id = account, SignInName = account.ToString("N"), DisplayName = "bench", Kind = AccountKind.Ordinary, CreatedAt = now, TotpSecret = [0], Version = 1 });
        foreach (var role in roles)
        {
            db.Add(new RoleAtPlace { Id = Guid.CreateVersion7(), AccountId = account, Role = role.Role, AreaPath = role.AreaPath, UnitId = role.UnitId, From = now, GrantedBy = Guid.Empty, Version = 1 });
        }

        db.Add(new Session
        {
            Id = Guid.CreateVersion7(), AccountId = account, TokenHash = Tokens.HashOf(token), CreatedAt = now, LastSeenAt = now, EndsAt = now.AddDays(14), Browser = "other", Network = "127.0.0.0/24",
        });
        db.Leaf(AuditNote.By(Actor.System, "bench.found", "account", account));
        await db.CommitAsync(CancellationToken.None);
        return token;
    }

    /// <summary>Path of a grid by its number: ten subdistricts of five communities.</summary>
    public static string PathOf(int cell) => $"/{DistrictCode}/{cell % Subdistricts}/{cell / Subdistricts % CommunitiesEach}/G{cell:000}/";

    private static IEnumerable<int> ChildrenOf(int process) => Directory.GetDirectories($"/proc/{process}/task")
        .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    private static long ResidentOf(int process)
    {
        using var one = Process.GetProcessById(process);
        return one.WorkingSet64;
    }

    private static IEnumerable<PlannedArea> Areas()
    {
        var root = $"/{DistrictCode}/";
        yield return new PlannedArea(Guid.CreateVersion7(), DistrictCode, "量测区", root, "district", null, null, null);
        for (var sub = 0; sub < Subdistricts; sub++)
        {
            yield return new PlannedArea(Guid.CreateVersion7(), $"{sub}", $"第{sub}街道", $"{root}{sub}/", "subdistrict", null, null, null);
            for (var community = 0; community < CommunitiesEach; community++)
            {
                yield return new PlannedArea(Guid.CreateVersion7(), $"{community}", $"第{community}社区", $"{root}{sub}/{community}/", "community", null, null, null);
            }
        }

        for (var cell = 0; cell < GridsAcross * GridsAcross; cell++)
        {
            var (west, south) = (West + (cell % GridsAcross * GridDegrees), South + (cell / GridsAcross * GridDegrees));
            var ring = new LinearRing(
            [
                new(west, south), new(west + GridDegrees, south), new(west + GridDegrees, south + GridDegrees), new(west, south + GridDegrees), new(west, south),
            ]);
            yield return new PlannedArea(Guid.CreateVersion7(), $"G{cell:000}", $"第{cell}网格", PathOf(cell), "basic", null, new Polygon(ring), null);
        }
    }
}
