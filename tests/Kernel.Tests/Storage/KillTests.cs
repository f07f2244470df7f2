using System.Diagnostics;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

public sealed class KillTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_killed_writer_had_answered_is_there_and_nothing_is_half_there(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind);
        var answered = new HashSet<string>();
        var rounds = Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 20 : 2;
        for (var round = 0; round < rounds; round++)
        {
            var before = answered.Count;
            answered.UnionWith((await KillAfterAsync(home, atLeast: 50 + (round * 173))).Select(line => home.Written(Guid.Parse(line))));
            Assert.True(answered.Count > before);
            var rows = await home.CountRowsByUnitAsync();
            Assert.All(answered, id => Assert.Equal(3, rows.GetValueOrDefault(id)));
            Assert.All(rows.Values, count => Assert.Equal(3, count));
        }

        if (kind == StoreKind.Sqlite) { Assert.Equal(["ok"], await home.QueryAsync("PRAGMA integrity_check")); }
    }

    private static async Task<IReadOnlyList<string>> KillAfterAsync(OfflineHome home, int atLeast)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, KilledChild.Arguments) { RedirectStandardOutput = true, Environment = { [KilledChild.HomeVariable] = home.Home.Path } };
        using var child = Process.Start(start)!;
        var answered = new List<string>();
        while (await child.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            // A last line that was torn by the kill was not answered; the test platform says a word of its own.
            if (!Guid.TryParseExact(line, "D", out _)) { continue; }
            answered.Add(line);
            // SIGKILL: no handler, no last flush. What stands in the pipe was answered before.
            if (answered.Count == atLeast) { child.Kill(); }
        }

        await child.WaitForExitAsync(Ct);
        return answered;
    }
}
