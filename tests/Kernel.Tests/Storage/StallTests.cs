using System.Diagnostics;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

public sealed class StallTests
{
    private static readonly TimeSpan LongestAllowed = TimeSpan.FromMilliseconds(250);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_64_clients_no_answer_is_long_in_coming(StoreKind store)
    {
        var lasting = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 30 : 4);
        await using var home = await OfflineHome.MakeAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7())));

        await using var heartbeat = new Heartbeat();
        var begun = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            var (longest, count) = (TimeSpan.Zero, 0);
            while (Stopwatch.GetElapsedTime(begun) < lasting)
            {
                var asked = Stopwatch.GetTimestamp();
                await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7());
                var taken = Stopwatch.GetElapsedTime(asked);
                (longest, count) = (taken > longest ? taken : longest, count + 1);
            }

            return (longest, count);
        })));
        var stall = results.Max(r => r.longest);
        TestContext.Current.TestOutputHelper?.WriteLine($"{results.Sum(r => r.count)} units, longest {stall.TotalMilliseconds:F0} ms, machine late by {heartbeat.Lateness.TotalMilliseconds:F0} ms");
        Assert.True(stall <= LongestAllowed + (2 * heartbeat.Lateness), $"An answer took {stall.TotalMilliseconds:F0} ms; the machine was late by {heartbeat.Lateness.TotalMilliseconds:F0} ms.");
    }
}
