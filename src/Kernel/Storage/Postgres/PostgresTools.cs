using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>The server's own tools, run against the configured server; passwords go by environment, never on the command line.</summary>
internal static class PostgresTools
{
    public static async Task RunAsync(string tool, string connection, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true };
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGPASSWORD"] = settings.Password ?? "";
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGSSLMODE"] = settings.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        };
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} could not be started.");
        string said;
        try
        {
            said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != 0) { throw new InvalidOperationException($"{tool} failed: {said}"); }
    }
}
