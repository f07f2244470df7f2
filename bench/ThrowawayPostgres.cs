using System.Diagnostics;

namespace Wangge.Bench;

/// <summary>A PostgreSQL cluster of our own in a temporary folder, reached by a Unix socket; stopped and deleted on disposal.</summary>
/// <remarks>
/// The programs are looked for in <c>WANGGE_POSTGRES_BIN</c>, else where Debian puts its newest version. PostgreSQL refuses to run as root,
/// so root runs it as the user <c>postgres</c>.
/// </remarks>
internal sealed class ThrowawayPostgres : IAsyncDisposable
{
    private const int MostAttempts = 50;
    private readonly string _programs;
    private readonly string _folder;
    private string _options = "";

    private ThrowawayPostgres(string programs, string folder) => (_programs, _folder) = (programs, folder);

    /// <summary>For Npgsql, to the database <c>postgres</c> as superuser.</summary>
    public string ConnectionString => $"Host={_folder};Username=wangge;Database=postgres;Include Error Detail=true";

    /// <param name="settings">Server settings besides the defaults, such as <c>shared_buffers</c> → <c>256MB</c>; <c>fsync</c> stays on unless switched off here.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start.</exception>
    public static async Task<ThrowawayPostgres> StartAsync(IReadOnlyDictionary<string, string>? settings = null, CancellationToken ct = default)
    {
        var folder = (await RunAsync("mktemp", ["-d", "-t", "wangge-pg.XXXXXX"], ct)).Trim();
        var cluster = new ThrowawayPostgres(FindPrograms(), folder);
        try
        {
            await RunAsync(cluster.Program("initdb"), ["-D", cluster.Data, "-U", "wangge", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"], ct);
            cluster._options = string.Join(' ', (settings ?? new Dictionary<string, string>())
                .Append(new("listen_addresses", "''"))
                .Append(new("unix_socket_directories", $"'{folder}'"))
                .Select(s => $"-c {s.Key}={s.Value}"));
            await cluster.LaunchAsync(ct);
            return cluster;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Ends every process of the server at once (SIGQUIT to all, no checkpoint): it must recover from its log at the next start.</summary>
    public Task CrashAsync() => RunAsync(Program("pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "stop"], CancellationToken.None);

    /// <summary>Ends the server's first process by SIGKILL; the others notice and end themselves.</summary>
    public async Task KillAsync()
    {
        var id = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0], System.Globalization.CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(id);
        server.Kill();
        await server.WaitForExitAsync();
    }

    /// <summary>Starts again after a death; the last processes of the earlier life may be a moment in going.</summary>
    public async Task StartAgainAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await LaunchAsync(CancellationToken.None);
                return;
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                await Task.Delay(200);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(Program("pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "stop"], CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    private Task LaunchAsync(CancellationToken ct) =>
        RunAsync(Program("pg_ctl"), ["-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", _options, "start"], ct);

    private string Data => Path.Combine(_folder, "data");

    private string Program(string name) => Path.Combine(_programs, name);

    private static string FindPrograms()
    {
        if (Environment.GetEnvironmentVariable("WANGGE_POSTGRES_BIN") is { Length: > 0 } named)
        {
            return named;
        }

        const string debian = "/usr/lib/postgresql";
        return (Directory.Exists(debian) ? Directory.GetDirectories(debian) : [])
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin"))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed; WANGGE_POSTGRES_BIN can name the folder of its programs.");
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // A file for the server's output: a pipe that the server inherits would keep the reader waiting until it ends.
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var output = program == "mktemp" ? await process.StandardOutput.ReadToEndAsync(ct) : "";
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync(ct)}");
    }
}
