using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;

namespace Wangge.Doors.Cap.Keeping;

/// <summary>Forgets CAP messages once they are of no more use: a chain of ours whole, with what is on its way, counted from its last message; one of others from when it came. Looks once a day, a bounded number at a stroke.</summary>
/// <remarks>
/// No law names a period: it is the house's own, <see cref="CapOptions.KeptDays"/>. The alarm, its journal and its leaves stay, and say what was told. Each stroke leaves a leaf with counts alone.
/// A repeat of a message that was forgotten is judged anew: by then it has expired, and raises nothing.
/// </remarks>
internal sealed class CapSweep(DistrictRegistry registry, Stores stores, IOptions<CapOptions> options, TimeProvider time, ILogger<CapSweep> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromDays(1), firstAfter: TimeSpan.FromMinutes(15))
{
    private const int Batch = 200;
    private const int MostBatches = 200;

    protected override Task LookAsync(District district, CancellationToken ct) => SweepAsync(district.Code, ct);

    /// <summary>Sweeps one district now; what is left at a limit is taken the next day.</summary>
    /// <returns>Messages removed.</returns>
    public async Task<int> SweepAsync(string districtCode, CancellationToken ct)
    {
        var (before, removed) = (Time.Now() - TimeSpan.FromDays(options.Value.KeptDays), 0);
        try
        {
            if (stores.Find(districtCode) is not { } store) { return 0; }
            for (var batch = 0; batch < MostBatches; batch++)
            {
                var count = await RemoveAsync(store, before, ct);
                removed += count;
                if (count == 0) { break; }
            }
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The sweep of {District}'s CAP messages waits: {Type}", districtCode, reason.GetType().Name);
        }

        return removed;
    }

    private static async Task<int> RemoveAsync(DistrictStore store, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = store.Lease();
        var chains = await db.Set<CapSent>().GroupBy(m => m.AlarmId).Where(g => g.Max(m => m.SentAt) < before).OrderBy(g => g.Key).Take(Batch).Select(g => g.Key).ToListAsync(ct);
        var sent = await db.Set<CapSent>().Where(m => chains.Contains(m.AlarmId)).ToListAsync(ct);
        var ids = sent.ConvertAll(m => m.Id);
        var deliveries = await db.Set<CapDelivery>().Where(d => ids.Contains(d.MessageId)).ToListAsync(ct);
        var received = await db.Set<CapReceived>().Where(m => m.ReceivedAt < before).OrderBy(m => m.Seq).Take(Batch).ToListAsync(ct);
        if (sent.Count + received.Count == 0) { return 0; }
        db.RemoveRange(deliveries);
        db.RemoveRange(sent);
        db.RemoveRange(received);
        db.Leaf(AuditNote.By(
            Actor.System, "doors.cap-forgotten", "district", Guid.Empty, purpose: "retention",
            data: AuditData.Of(("sent", sent.Count), ("deliveries", deliveries.Count), ("received", received.Count), ("before", before))));
        await db.CommitAsync(ct);
        return sent.Count + received.Count;
    }
}
