using Microsoft.Extensions.Logging;

namespace Wangge.Video.Viewing;

/// <summary>Writes what becomes of a viewing: its row and its leaf in one commit. Safe for concurrent use.</summary>
internal sealed class ViewingLog(TimeProvider time, ILogger<ViewingLog> log)
{
    private const int MostTries = 4;

    /// <summary>Takes the ticket, once.</summary>
    /// <returns>The viewing as it stands now; null where the ticket is not good for this viewer.</returns>
    /// <exception cref="StoreUnavailableException">It could not be written: nothing is shown.</exception>
    public async Task<CameraViewing?> StartAsync(DistrictStore store, string ticket, Actor actor, CancellationToken ct)
    {
        if (ticket.Length != 32 || !ticket.All(char.IsAscii)) { return null; }
        await using var db = store.Lease();
        var (hash, now) = (AskView.HashOf(ticket), time.Now());
        var viewing = await db.Set<CameraViewing>().FirstOrDefaultAsync(v => v.TicketHash == hash, ct);
        if (viewing is null || viewing.ViewerId != actor.Id || viewing.StartedAt is not null || now - viewing.AskedAt > AskView.TicketHolds) { return null; }
        viewing.StartedAt = now;
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
    public Task ShowAsync(DistrictStore store, CameraViewing viewing, Actor actor, CancellationToken ct) =>
        ChangeAsync(store, viewing, "video.view-first-frame", actor, v => v.FirstFrameAt ??= time.Now(), ct);

    /// <summary>What has been seen cannot be taken back: tried again a few times, then told to whoever runs the house.</summary>
    public async Task StopAsync(DistrictStore store, CameraViewing viewing, Actor actor)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ChangeAsync(store, viewing, "video.view-stopped", actor, v => v.EndedAt ??= time.Now(), CancellationToken.None);
                return;
            }
            catch (Exception reason) when (attempt < MostTries)
            {
                log.LogInformation("The end of viewing {Viewing} is written again: {Type}", viewing.Id, reason.GetType().Name);
                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), TimeProvider.System);
            }
            catch (Exception reason)
            {
                log.LogError("The end of viewing {Viewing} could not be written: {Type}", viewing.Id, reason.GetType().Name);
                return;
            }
        }
    }

    private static async Task ChangeAsync(DistrictStore store, CameraViewing viewing, string action, Actor actor, Action<CameraViewing> change, CancellationToken ct)
    {
        await using var db = store.Lease();
        var row = await db.Set<CameraViewing>().FirstAsync(v => v.Id == viewing.Id, ct);
        change(row);
        await CommitAsync(db, row, action, actor, ct);
    }

    private static Task CommitAsync(DistrictDb db, CameraViewing viewing, string action, Actor actor, CancellationToken ct)
    {
        viewing.Version++;
        db.Leaf(AuditNote.By(
            actor, action, "camera", viewing.CameraId, viewing.AreaPath, purpose: viewing.Reason.Wire(), data: AuditData.Of(("viewing", viewing.Id), ("role", viewing.Role), ("alarm", viewing.AlarmId))));
        return db.CommitAsync(ct);
    }
}
