using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Contracts.Alarms;
using Wangge.Kernel.Districts;
using Wangge.Video.Cameras;

namespace Wangge.Video.Viewing;

/// <summary>Writes what becomes of a viewing: its row and its leaf in one commit. Safe for concurrent use.</summary>
internal sealed class ViewingLog(LivingNodes nodes, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ViewingLog> log)
{
    public const string Stopped = "video.view-stopped";

    /// <value>So long the same asker may ask again at a media server: what was not heard is asked once more, and a session is asked for as it is made. Pictures that ask for each of their pieces last no longer.</value>
    public static readonly TimeSpan PeerHolds = TimeSpan.FromMinutes(1);

    /// <value>Two words of one end are never farther apart.</value>
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(10);

    private const int MostTries = 4;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Takes the ticket, once.</summary>
    /// <returns>The viewing as it stands now; null where the ticket is not good for this viewer.</returns>
    /// <exception cref="StoreUnavailableException">It could not be written: nothing is shown.</exception>
    public async Task<CameraViewing?> StartAsync(DistrictStore store, string ticket, Actor actor, CancellationToken ct)
    {
        if (!IsTicket(ticket)) { return null; }
        await using var db = store.Lease();
        var (hash, now) = (AskView.HashOf(ticket), time.Now());
        var viewing = await db.Set<CameraViewing>().FirstOrDefaultAsync(v => v.TicketHash == hash, ct);
        if (viewing is null || viewing.ViewerId != actor.Id || viewing.StartedAt is not null || now - viewing.AskedAt > AskView.TicketHolds) { return null; }
        (viewing.StartedAt, viewing.HeldBy) = (now, nodes.Own);
        try
        {
            await CommitAsync(db, viewing, "video.view-started", actor, ct);
            return viewing;
        }
        catch (ConflictException)
        {
            return null;
        }
    }

    /// <summary>Before the first frame is sent.</summary>
    public async Task ShowAsync(DistrictStore store, CameraViewing viewing, Actor actor, CancellationToken ct)
    {
        await using var db = store.Lease();
        var row = await db.Set<CameraViewing>().FirstAsync(v => v.Id == viewing.Id, ct);
        row.FirstFrameAt ??= time.Now();
        await CommitAsync(db, row, "video.view-first-frame", actor, ct);
    }

    /// <summary>A media server asks whether it may give the picture: to the viewing that is open, of a camera that it has, to whoever showed the ticket there first and within <see cref="PeerHolds"/>. On record before it may.</summary>
    /// <exception cref="StoreUnavailableException">It could not be written: nothing is shown.</exception>
    public async Task<bool> AdmitAsync(DistrictStore store, MediaAsk ask, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await FindAsync(db, ask, ct) is not { StartedAt: not null, EndedAt: null } viewing) { return false; }
        if (!await db.Set<Camera>().AnyAsync(c => c.Id == viewing.CameraId && c.EndedAt == null && c.MediaServerId == ask.ServerId && c.MediaPath == ask.Path, ct)) { return false; }
        var (peer, now) = (PeerOf(ask), time.Now());
        if (viewing.PeerHash is { } first) { return first.AsSpan().SequenceEqual(peer) && now - viewing.FirstFrameAt <= PeerHolds; }
        if (now - viewing.AskedAt > AskView.TicketHolds) { return false; }
        (viewing.FirstFrameAt, viewing.PeerHash) = (now, peer);
        await CommitAsync(db, viewing, "video.view-first-frame", ViewerOf(viewing), ct);
        return true;
    }

    /// <summary>A media server tells that it gives the picture no longer. It saw that, so where the viewer's page said so well before, the later end holds.</summary>
    public async Task EndAsync(DistrictStore store, MediaAsk ask, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await FindAsync(db, ask, ct) is not { PeerHash: { } first } viewing || !first.AsSpan().SequenceEqual(PeerOf(ask))) { return; }
        var now = time.Now();
        if (now - viewing.EndedAt < SameEnd) { return; }
        viewing.EndedAt = now;
        await CommitAsync(db, viewing, Stopped, ViewerOf(viewing), ct);
    }

    /// <summary>What has been seen cannot be taken back: tried a few times; then the end is written without its leaf, which is owed, and a fault of the house is open until it is written.</summary>
    /// <remarks>Where the store takes nothing at all, it is tried until it does or this process ends: then <see cref="ViewingSweep"/> finds the end.</remarks>
    public async Task StopAsync(DistrictStore store, CameraViewing viewing, Actor actor)
    {
        var endedAt = time.Now();
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await TryAsync(viewing, () => EndAsync(store, viewing, actor, endedAt))) { return; }
            if (attempt < MostTries) { await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), TimeProvider.System); }
        }

        if (await TryAsync(viewing, () => OweAsync(store, viewing, endedAt))) { return; }
        _ = KeepTryingAsync(store, viewing, actor, endedAt);
    }

    private async Task KeepTryingAsync(DistrictStore store, CameraViewing viewing, Actor actor, DateTimeOffset endedAt)
    {
        try
        {
            do { await Task.Delay(TryAgainAfter, TimeProvider.System, lifetime.ApplicationStopping); }
            while (!await TryAsync(viewing, () => EndAsync(store, viewing, actor, endedAt)) && !await TryAsync(viewing, () => OweAsync(store, viewing, endedAt)));
        }
        catch (OperationCanceledException)
        {
            log.LogError("The end of viewing {Viewing} is found after the next start.", viewing.Id);
        }
    }

    private async Task<bool> TryAsync(CameraViewing viewing, Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception reason)
        {
            log.LogWarning("The end of viewing {Viewing} is written again: {Type}", viewing.Id, reason.GetType().Name);
            return false;
        }
    }

    private static async Task EndAsync(DistrictStore store, CameraViewing viewing, Actor actor, DateTimeOffset endedAt)
    {
        await using var db = store.Lease();
        var row = await db.Set<CameraViewing>().FirstAsync(v => v.Id == viewing.Id);
        if (row.EndedAt is not null) { return; }
        row.EndedAt = endedAt;
        await CommitAsync(db, row, Stopped, actor, CancellationToken.None);
    }

    private async Task OweAsync(DistrictStore store, CameraViewing viewing, DateTimeOffset endedAt)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        var row = await db.Set<CameraViewing>().FirstAsync(v => v.Id == viewing.Id);
        if (row.EndedAt is not null) { return; }
        db.MarkAsOwing();
        row.EndedAt = endedAt;
        row.Version++;
        db.Insert(new OwedStop { ViewingId = viewing.Id, OwedAt = endedAt });
        await scope.ServiceProvider.GetRequiredService<IHouseFaults>().OpenAsync(HouseFault.ViewAudit, CancellationToken.None);
        await db.CommitAsync(CancellationToken.None);
    }

    private static Task CommitAsync(DistrictDb db, CameraViewing viewing, string action, Actor actor, CancellationToken ct)
    {
        viewing.Version++;
        db.Leaf(AuditNote.By(
            actor, action, "camera", viewing.CameraId, viewing.AreaPath, purpose: viewing.Reason.Wire(), data: AuditData.Of(("viewing", viewing.Id), ("role", viewing.Role), ("alarm", viewing.AlarmId), ("server", viewing.MediaServerId))));
        return db.CommitAsync(ct);
    }

    private static bool IsTicket(string text) => text.Length == 32 && text.All(char.IsAscii);

    private static async Task<CameraViewing?> FindAsync(DistrictDb db, MediaAsk ask, CancellationToken ct)
    {
        if (!IsTicket(ask.Ticket)) { return null; }
        var hash = AskView.HashOf(ask.Ticket);
        return await db.Set<CameraViewing>().FirstOrDefaultAsync(v => v.TicketHash == hash && v.MediaServerId == ask.ServerId, ct);
    }

    /// <summary>With the ticket, which is kept nowhere: an address cannot be guessed from it.</summary>
    private static byte[] PeerOf(MediaAsk ask) => SHA256.HashData(Encoding.UTF8.GetBytes($"{ask.Ticket} {ask.Peer}"));

    private static Actor ViewerOf(CameraViewing viewing) => new(viewing.ViewerId, ActorKind.Account, viewing.ViewerId.ToString(), null, []);
}
