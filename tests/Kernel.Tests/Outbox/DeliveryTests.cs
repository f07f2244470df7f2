using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Outbox.Pump;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tests.Storage;
using Wangge.Testing;


namespace Wangge.Kernel.Tests.Outbox;

public sealed class DeliveryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_listener_that_fails_is_asked_again_with_growing_pauses_then_given_up_then_sent_again(StoreKind kind)
    {
        var clock = new StillClock();
        var ringing = new Ringing { BeforeCommit = _ => throw new InvalidOperationException("not now") };
        await using var server = await TestServer.StartAsync(kind, clock, b => ringing.AddTo(b.Services));
        var pump = server.Services.GetRequiredService<IGrainFactory>().GetGrain<IOutboxPump>(PumpKey.Of(server.District.Code, live: false));
        var bell = Guid.CreateVersion7();
        await Ringing.RingAsync(server.Store, bell);

        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt <= OutboxDelivery.MostAttempts; attempt++)
        {
            OutboxMessage? message = null;
            await Until.SoAsync(async () => (message = await FindAsync(server.Store)) is { } m && m.Attempts == attempt, $"try {attempt}");
            Assert.Equal(nameof(InvalidOperationException), message!.Fault);
            Assert.Equal(attempt == OutboxDelivery.MostAttempts, message.IsDead);
            pauses.Add(message.DueAt - clock.Now);
            clock.Now = message.DueAt;
            await pump.DrainAsync();
        }

        Assert.Equal(TimeSpan.FromSeconds(1), pauses[0]);
        Assert.All(pauses.Zip(pauses.Skip(1)), p => Assert.Equal(p.First * 2, p.Second));
        Assert.Equal(OutboxDelivery.MostAttempts, ringing.CountOf("writing"));

        using var nobody = await server.SignInAsync("dispatcher", "/");
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.GetAsync("api/outbox/dead", Ct)).StatusCode);
        using var administrator = await server.SignInAsync("system-administrator", "/");
        var dead = await administrator.GetFromJsonAsync<ListDeadLetters.Response>("api/outbox/dead", Ct);
        var letter = Assert.Single(dead!.Letters);
        Assert.Equal(nameof(BellRung), letter.Notice);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"api/outbox/dead/{letter.Seq + 1000}/send-again", null, Ct)).StatusCode);

        ringing.BeforeCommit = _ => { };
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsync($"api/outbox/dead/{letter.Seq}/send-again", null, Ct)).StatusCode);
        await Until.SoAsync(async () => await FindAsync(server.Store) is null, "the letter to be taken");
        Assert.Equal(1, await EffectsAsync(server.Store, bell));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"api/outbox/dead/{letter.Seq}/send-again", null, Ct)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whichever_step_dies_the_effect_is_there_exactly_once(StoreKind kind)
    {
        var ringing = new Ringing();
        // Dies between commit and delivery: committed by a process that has no pump.
        await using var home = await OfflineHome.MakeAsync(kind, ringing.AddTo);
        var (early, before, after) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Ringing.RingAsync(home.Store, early);

        // A fresh process on the same home.
        await using var services = RunningHome.Build(home.Home, ringing.AddTo);
        await services.StartAsync(Ct);
        var store = services.Services.GetRequiredService<Stores>().Get(home.District.Code);
        await Until.SoAsync(async () => await EffectsAsync(store, early) == 1, "what waited");

        ringing.BeforeCommit = attempt => { if (attempt == 1) { throw new IOException("died before its commit"); } };
        await Ringing.RingAsync(store, before);
        await Until.SoAsync(async () => await EffectsAsync(store, before) == 1, "the second try");

        ringing.BeforeCommit = _ => { };
        ringing.AfterCommit = _ => throw new IOException("died after its commit");
        await Ringing.RingAsync(store, after);
        await Until.SoAsync(async () => await FindAsync(store) is null && await EffectsAsync(store, after) == 1, "the first try");
        await services.StopAsync(Ct);

        foreach (var bell in new[] { early, before, after }) { Assert.Equal(1, await EffectsAsync(store, bell)); }
        Assert.Single(ringing.Heard["writing"], h => h.BellId == after);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_slow_listener_delays_neither_the_picture_nor_other_listeners(StoreKind kind)
    {
        var ringing = new Ringing { SlowFor = TimeSpan.FromMinutes(5) };
        await using var server = await TestServer.StartAsync(kind, configure: b => ringing.AddTo(b.Services));
        await Ringing.RingAsync(server.Store, Guid.CreateVersion7());
        await Until.SoAsync(() => ringing.CountOf("live") == 1, "the first live telling");
        for (var i = 2; i <= 6; i++)
        {
            await Ringing.RingAsync(server.Store, Guid.CreateVersion7());
            await Until.SoAsync(() => ringing.CountOf("live") == i, "the picture", TimeSpan.FromSeconds(2));
        }

        Assert.Equal(0, ringing.CountOf("slow"));
        Assert.True(ringing.CountOf("writing") >= 1, "The other listener of the first notice had to wait.");
    }

    [Fact]
    public async Task A_listener_that_writes_leaves_its_leaf_or_fails()
    {
        var ringing = new Ringing();
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, configure: b =>
        {
            ringing.AddTo(b.Services);
            b.Services.AddListener<BellRung, LeaflessListener>();
        });
        await Ringing.RingAsync(server.Store, Guid.CreateVersion7());
        await Until.SoAsync(async () => await FindAsync(server.Store) is { Attempts: >= 1 }, "the refusal");
        var refused = await FindAsync(server.Store);
        Assert.StartsWith(nameof(LeaflessListener), refused!.Listener, StringComparison.Ordinal);
        await using var db = server.Store.Lease();
        Assert.False(await db.Set<Repeat>().AnyAsync(r => r.ActorKey == "leafless", Ct));
    }

    private static async Task<OutboxMessage?> FindAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return await db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Seq).FirstOrDefaultAsync(m => m.Notice == nameof(BellRung) && !m.Listener.StartsWith(nameof(SlowListener)), Ct);
    }

    private static async Task<int> EffectsAsync(DistrictStore store, Guid bellId)
    {
        await using var db = store.Lease();
        return await db.Set<Repeat>().CountAsync(r => r.ActorKey == "bell" && r.OutcomeId == bellId, Ct);
    }
}

/// <summary>Writes without a word in the log.</summary>
internal sealed class LeaflessListener(DistrictDb db, TimeProvider time) : IListenTo<BellRung>
{
    public async Task HearAsync(BellRung notice, Delivery delivery, CancellationToken ct)
    {
        db.Add(new Repeat { ActorKey = "leafless", ClientId = notice.BellId, ContentHash = [1], OutcomeId = notice.BellId, At = time.GetUtcNow() });
        await db.CommitAsync(ct);
    }
}
