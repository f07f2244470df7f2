using System.Diagnostics;
using System.Globalization;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Hashing;

namespace Wangge.Bench;

/// <summary>Verifies a log of 1,000,000 leaves with a checkpoint each 1,000, from memory: the hashing and the walk without the store.</summary>
/// <remarks>Source: QUALITY "audit". The reference is one core that hashes the same leaves and nodes and does nothing else.</remarks>
internal static class AuditBench
{
    private const string District = "211403";
    private const int CheckpointLeaves = 1_000;

    /// <param name="quick">A tenth of the leaves and one run instead of five; the figure is still given for a million.</param>
    public static async Task RunAsync(bool quick)
    {
        var count = quick ? 100_000 : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("wangge-bench-audit-");
        try
        {
            using var key = CheckpointKey.LoadOrCreate(folder.FullName, new DiskFiles());
            using var ring = CheckpointKeyRing.Load(folder.FullName, new DiskFiles());
            var log = BuildLog(count);
            var lines = SignCheckpoints(log, key);
            var (verifySeconds, hashSeconds) = (new List<double>(), new List<double>());
            for (var run = 0; run < (quick ? 1 : 5); run++)
            {
                hashSeconds.Add(HashOnly(log) * 1_000_000 / count);
                verifySeconds.Add(await VerifyAsync(log, lines, ring) * 1_000_000 / count);
            }

            Print("verify_1m_s", verifySeconds, hashSeconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> VerifyAsync(AuditEntry[] log, List<string> lines, CheckpointKeyRing ring)
    {
        var started = Stopwatch.GetTimestamp();
        var verdict = await new AuditVerifier(District, ring).VerifyAsync(log.ToAsyncEnumerable(), lines, lines, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return verdict is { IsSound: true } && verdict.ProvenOutside == log.Length ? elapsed : throw new InvalidOperationException("A sound log was not proven.");
    }

    private static double HashOnly(AuditEntry[] log)
    {
        var started = Stopwatch.GetTimestamp();
        var frontier = new MerkleFrontier();
        foreach (var entry in log) { frontier.Append(MerkleHash.Leaf(entry.Canonical.Span)); }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static AuditEntry[] BuildLog(int count)
    {
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var log = new AuditEntry[count];
        for (var i = 0; i < count; i++)
        {
            var leaf = new AuditLeaf
            {
                LeafId = Guid.CreateVersion7(at.AddMilliseconds(i)),
                At = at.AddMilliseconds(i),
                ActorId = new Guid(i % 2_240, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]),
                ActorKind = AuditActorKind.Account,
                Action = "cases.dispatch",
                SubjectKind = "case",
                SubjectId = new Guid(i, 2, 2, [2, 2, 2, 2, 2, 2, 2, 2]),
                AreaPath = "/211403/211403001/211403001001/G004/",
                Purpose = "duty.handling",
                Commitment = Digest.Of(BitConverter.GetBytes(i)),
            };
            log[i] = AuditEntry.Of(i, leaf, leaf.Hash());
        }

        return log;
    }

    private static List<string> SignCheckpoints(AuditEntry[] log, CheckpointKey key)
    {
        var lines = new List<string>();
        var frontier = new MerkleFrontier();
        foreach (var entry in log)
        {
            frontier.Append(entry.StoredHash);
            if (frontier.Size % CheckpointLeaves == 0)
            {
                lines.Add(Checkpoint.Sign(District, frontier.Size, frontier.Root(), DateTimeOffset.UnixEpoch.AddSeconds(frontier.Size), key).ToString());
            }
        }

        return lines;
    }

    private static void Print(string figure, List<double> seconds, List<double> referenceSeconds)
    {
        var (value, reference) = (Median(seconds), Median(referenceSeconds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"bench":"audit","figure":"{{figure}}","value":{{value:F3}},"unit":"s","min":{{seconds.Min():F3}},"max":{{seconds.Max():F3}},"ratio_to":"bare hashing on one core","ratio":{{value / reference:F2}}}"""));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
