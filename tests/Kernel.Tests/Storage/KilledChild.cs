using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>What <see cref="KillTests"/> starts as a process of its own: it writes units at full speed and says each that was answered, until it is killed.</summary>
public sealed class KilledChild
{
    public const string HomeVariable = "WANGGE_TEST_CHILD_HOME";
    private const int Writers = 16;

    public static string[] Arguments => ["-class", typeof(KilledChild).FullName!, "-explicit", "only", "-noLogo", "-noColor"];

    [Fact(Explicit = true)]
    public async Task It_writes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(HomeVariable) is not { Length: > 0 } path) { return; }
        var at = new Home(path);
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
