using System.Diagnostics;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Bench;

/// <summary>Verifies a log of 1,000,000 leaves with a checkpoint each 1,000, read from a district's SQLite file as <c>wangge audit verify</c> reads it.</summary>
/// <remarks>Source: QUALITY "audit". The reference is one core that hashes the same leaves and nodes and does nothing else.</remarks>
internal static class AuditBench
{
    private const int CheckpointLeaves = 1_000;

    /// <param name="quick">A tenth of the leaves and one run instead of five; the figure is still given for a million.</param>
    public static async Task RunAsync(bool quick)
    {
        var count = quick ? 100_000 : 1_000_000;
        await using var store = await AuditStore.MakeAsync(Enumerable.Range(0, count).Select(LeafOf), CheckpointLeaves);
        var (verifySeconds, hashSeconds) = (new List<double>(), new List<double>());
        for (var run = 0; run < (quick ? 1 : 5); run++)
        {
            hashSeconds.Add(HashOnly(count) * 1_000_000 / count);
            verifySeconds.Add(await VerifyAsync(store, count) * 1_000_000 / count);
        }

        var runs = new Runs(verifySeconds);
        BenchReport.Print("audit", "verify_1m_s", runs.Median, "s", "bare hashing on one core", new Runs(hashSeconds).Median / runs.Median, runs.Spread);
    }

    private static async Task<double> VerifyAsync(AuditStore store, int count)
    {
        var started = Stopwatch.GetTimestamp();
        var verdict = await store.VerifyAsync();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return verdict is { IsSound: true } && verdict.ProvenOutside == count ? elapsed : throw new InvalidOperationException("A sound log was not proven.");
    }

    private static double HashOnly(int count)
    {
        var entries = Enumerable.Range(0, count).Select(i => AuditLeafCodec.Encode(LeafOf(i))).ToArray();
        var started = Stopwatch.GetTimestamp();
        var frontier = new MerkleFrontier();
        foreach (var entry in entries) { frontier.Append(MerkleHash.Leaf(entry)); }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static AuditLeaf LeafOf(int i)
    {
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddMilliseconds(i);
        return new AuditLeaf
        {
            LeafId = new Guid(i, 3, 0x7000, [0x80, 3, 3, 3, 3, 3, 3, 3]),
            At = at,
            ActorId = new Guid(i % 2_240, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]),
            ActorKind = AuditActorKind.Account,
            Action = "cases.dispatch",
            SubjectKind = "case",
            SubjectId = new Guid(i, 2, 2, [2, 2, 2, 2, 2, 2, 2, 2]),
            AreaPath = "/211403/211403001/211403001001/G004/",
            Purpose = "duty.handling",
            Commitment = Digest.Of(BitConverter.GetBytes(i)),
        };
    }
}
