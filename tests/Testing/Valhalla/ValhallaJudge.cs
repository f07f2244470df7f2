using System.Diagnostics;
using System.Text.Json;

namespace Wangge.Testing.Valhalla;

/// <summary>Valhalla over one extract, in a process of its own until disposed: what our roads are measured against. Not thread-safe.</summary>
/// <remarks>Speaks to <c>valhalla.mjs</c> beside this file, whose package the launcher fetches.</remarks>
public sealed class ValhallaJudge : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;
    private readonly string _folder;

    private ValhallaJudge(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>Whether its package is there.</summary>
    public static bool IsHere => Directory.Exists(Path.Combine(Home, "node_modules", "@valhallajs", "valhallajs"));

    private static string Home { get; } = FindHome();

    /// <summary>Builds its tiles and starts it.</summary>
    /// <param name="extract">PBF.</param>
    /// <param name="isExact">Plain roads and one Dijkstra a source, so that no way is missed; else as it serves by default, which is faster.</param>
    public static async Task<ValhallaJudge> StartAsync(string extract, bool isExact, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("wangge-valhalla-").FullName;
        var start = new ProcessStartInfo("node", [Path.Combine(Home, "valhalla.mjs"), folder, extract, isExact ? "exact" : "fast"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var judge = new ValhallaJudge(Process.Start(start) ?? throw new InvalidOperationException("node did not start."), folder);
        if (await judge._process.StandardOutput.ReadLineAsync(ct) == "ready") { return judge; }
        await judge.DisposeAsync();
        throw new InvalidOperationException("Valhalla did not build its tiles.");
    }

    /// <summary>From each source to each target, by car, the shortest or the fastest way.</summary>
    /// <param name="sources">Longitude, latitude, WGS-84.</param>
    public async Task<ValhallaMatrix> MatrixAsync(IEnumerable<(double Longitude, double Latitude)> sources, IEnumerable<(double Longitude, double Latitude)> targets, bool isShortest, CancellationToken ct)
    {
        var question = new { sources = sources.Select(Pair), targets = targets.Select(Pair), options = new { shortest = isShortest } };
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, Json).AsMemory(), ct);
        await _process.StandardInput.FlushAsync(ct);
        var line = await _process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("Valhalla has ended.");
        return JsonSerializer.Deserialize<ValhallaMatrix>(line, Json)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static double[] Pair((double Longitude, double Latitude) place) => [place.Longitude, place.Latitude];

    private static string FindHome([System.Runtime.CompilerServices.CallerFilePath] string own = "") => Path.GetDirectoryName(own)!;
}

/// <param name="Milliseconds">That it took to answer.</param>
/// <param name="Metres">By source and target; null where there is no way.</param>
/// <param name="Seconds">The same.</param>
public sealed record ValhallaMatrix(double Milliseconds, double?[][] Metres, double?[][] Seconds);
