using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace Wangge.Testing;

/// <summary>The built program, run as an operator runs it.</summary>
public static class BuiltProgram
{
    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code and all that it said, on both streams.</returns>
    public static async Task<(int Code, string Said)> RunAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(StartOf(arguments, []))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>Starts <c>up</c> and waits until it serves.</summary>
    /// <param name="settings">Environment beside the test's own, such as <c>WANGGE_Proxies__Trusted</c>.</param>
    public static async Task<RunningProgram> UpAsync(IReadOnlyList<string> arguments, CancellationToken ct, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var running = new RunningProgram(Process.Start(StartOf(["up", .. arguments], settings))!);
        try
        {
            await running.UntilUpAsync(ct);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    private static ProcessStartInfo StartOf(IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> settings)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Wangge.Host", own.Name, "wangge");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Districts in PostgreSQL live on the test run's own server.
        if (Databases.Postgres is { } postgres) { start.Environment["WANGGE_Storage__Postgres"] = postgres; }
        foreach (var (name, value) in settings) { start.Environment[name] = value; }
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }
        return start;
    }
}

/// <summary>A server that runs as a program of its own until it is disposed.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const string UpWords = "Wangge is up at ";

    /// <summary>How long it takes is measured elsewhere; here all processors may be busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<string> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _up.TrySetException(new InvalidOperationException($"It ended:\n{Said}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it says that it serves.</summary>
    public Uri Address => new(_up.Task.GetAwaiter().GetResult());

    /// <summary>All that it has said so far.</summary>
    public string Said => string.Join('\n', _said);

    internal Task UntilUpAsync(CancellationToken ct) => _up.Task.WaitAsync(Patience, ct);

    public async ValueTask DisposeAsync()
    {
        // As a service manager ends it, so that what it does on ending is done here too.
        if (!_process.HasExited) { using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]); }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"It did not end when asked:\n{Said}");
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) { return; }
        _said.Enqueue(line);
        if (line.StartsWith(UpWords, StringComparison.Ordinal)) { _up.TrySetResult(line[UpWords.Length..].Trim()); }
    }
}
