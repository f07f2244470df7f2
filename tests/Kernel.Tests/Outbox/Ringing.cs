using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Tests.Outbox;

/// <summary>A notice that only these tests tell.</summary>
internal sealed record BellRung(Guid BellId) : INotice;

/// <summary>What the listeners of these tests do, and what they heard.</summary>
internal sealed class Ringing
{
    public ConcurrentDictionary<string, ConcurrentQueue<(Guid BellId, int Attempt)>> Heard { get; } = new();

    /// <summary>Called by the writing listener before its commit; throwing is its fault.</summary>
    public Action<int> BeforeCommit { get; set; } = _ => { };

    public Action<int> AfterCommit { get; set; } = _ => { };

    public TimeSpan SlowFor { get; set; }

    public int CountOf(string listener) => Heard.GetValueOrDefault(listener)?.Count ?? 0;

    public void Note(string listener, Guid bellId, int attempt) => Heard.GetOrAdd(listener, _ => []).Enqueue((bellId, attempt));

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddListener<BellRung, WritingListener>();
        services.AddListener<BellRung, SlowListener>();
        services.AddListener<BellRung, LiveListener>(live: true);
    }

    public static async Task RingAsync(DistrictStore store, Guid bellId)
    {
        await using var db = store.Lease();
        db.Announce(new BellRung(bellId));
        db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "bell.ring", "bell", bellId));
        await db.CommitAsync(CancellationToken.None);
    }
}

/// <summary>Its effect is one row and one leaf a bell.</summary>
internal sealed class WritingListener(DistrictDb db, Ringing ringing, TimeProvider time) : IListenTo<BellRung>
{
    public async Task HearAsync(BellRung notice, Delivery delivery, CancellationToken ct)
    {
        ringing.Note("writing", notice.BellId, delivery.Attempt);
        db.Add(new Repeat { ActorKey = "bell", ClientId = Guid.CreateVersion7(), ContentHash = notice.BellId.ToByteArray(), OutcomeId = notice.BellId, At = time.GetUtcNow() });
        db.Leaf(AuditNote.By(Actor.System, "bell.heard", "bell", notice.BellId));
        ringing.BeforeCommit(delivery.Attempt);
        await db.CommitAsync(ct);
        ringing.AfterCommit(delivery.Attempt);
    }
}

internal sealed class SlowListener(Ringing ringing) : IListenTo<BellRung>
{
    public async Task HearAsync(BellRung notice, Delivery delivery, CancellationToken ct)
    {
        await Task.Delay(ringing.SlowFor, ct);
        ringing.Note("slow", notice.BellId, delivery.Attempt);
    }
}

internal sealed class LiveListener(Ringing ringing) : IListenTo<BellRung>
{
    public Task HearAsync(BellRung notice, Delivery delivery, CancellationToken ct)
    {
        ringing.Note("live", notice.BellId, delivery.Attempt);
        return Task.CompletedTask;
    }
}
