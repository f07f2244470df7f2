using System.Runtime.CompilerServices;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>What this program does when a test starts it as its child: write units at full speed and say each that was answered, until it is killed.</summary>
internal static class KilledChild
{
    public const string HomeVariable = "WANGGE_TEST_CHILD_HOME";
    private const int Writers = 16;

    /// <summary>Before the test platform wakes: a child runs no tests.</summary>
    [ModuleInitializer]
    internal static void RunWhereAsked()
    {
        if (Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } home) { WriteAsync(new Home(home)).GetAwaiter().GetResult(); }
    }

    private static async Task WriteAsync(Home at)
    {
        await using var home = OfflineHome.Open(at, new DistrictRegistry(at).All[0]);
        await using var answers = Console.OpenStandardOutput();
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var id = Guid.CreateVersion7();
                await OfflineHome.WriteUnitAsync(home.Store, id);
                var line = System.Text.Encoding.ASCII.GetBytes(id + "\n");
                lock (gate) { answers.Write(line); }
            }
        })));
    }
}
