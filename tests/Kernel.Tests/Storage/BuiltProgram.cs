using System.Diagnostics;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>The built program, run as an operator runs it.</summary>
internal static class BuiltProgram
{
    /// <returns>Its exit code and all that it said.</returns>
    public static async Task<(int Code, string Said)> RunAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Wangge.Host", own.Name, "wangge");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, string.Concat(said));
    }
}
