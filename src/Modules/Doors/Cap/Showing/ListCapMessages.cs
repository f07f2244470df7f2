using Wangge.Doors.Keys;
using Wangge.Kernel.Paging;

namespace Wangge.Doors.Cap.Showing;

/// <summary>Messages that were written or came, the newest first, for who looks after the door: what they are and whether they arrived, never what they say.</summary>
internal static class ListCapMessages
{
    /// <param name="Direction"><c>out</c> or <c>in</c>.</param>
    /// <param name="Number">Of the alarm that it raised or was noted on, as people say it; null for one of ours and where there is none.</param>
    /// <param name="Effect">Of another's: <c>alarm</c>, <c>noted</c>, <c>none</c>; else null.</param>
    /// <param name="Why">Why it has none, as a code; else null.</param>
    /// <param name="From">Name of the key with which it came; null for ours.</param>
    public sealed record Row(
        string Direction, string Sender, string Identifier, DateTimeOffset SentAt, string MsgType, string Status, long? Number, string? Effect, string? Why, string? From, IReadOnlyList<Arrival> Arrivals);

    /// <param name="State"><c>waiting</c>, <c>delivered</c>, <c>refused</c> or <c>dropped</c>.</param>
    /// <param name="Answer">Of the last try: a status or a code; null before it.</param>
    public sealed record Arrival(Guid PeerId, string State, int Tries, DateTimeOffset? TriedAt, string? Answer);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cap-messages", Handle)
        .RequirePermission(DoorsPermissions.KeepCapPeers)
        .WithName(nameof(ListCapMessages));

    /// <param name="direction"><c>out</c> (default) or <c>in</c>.</param>
    private static async Task<Results<Ok<Page<Row>>, Refused>> Handle(DistrictDb db, CancellationToken ct, [MaxLength(10)] string? direction = null, string? after = null, int? size = null)
    {
        var mark = new Bookmark(0, long.MaxValue);
        if (direction is not (null or "out" or "in") || (after is not null && !Bookmark.TryParse(after, out mark))) { return new Refused(CapRefusals.BadPage); }
        var most = PageSize.Clamp(size);
        return TypedResults.Ok(direction == "in" ? await ReceivedAsync(db, mark.Seq, most, ct) : await SentAsync(db, mark.Seq, most, ct));
    }

    private static async Task<Page<Row>> SentAsync(DistrictDb db, long before, int most, CancellationToken ct)
    {
        var found = await db.Set<CapSent>().AsNoTracking().Where(m => m.Seq < before).OrderByDescending(m => m.Seq).Take(most + 1).Select(m => new { m.Seq, m.Id, m.Sender, m.Identifier, m.SentAt, m.Type, m.Status }).ToListAsync(ct);
        var ids = found.ConvertAll(m => m.Id);
        var arrivals = (await db.Set<CapDelivery>().AsNoTracking().Where(d => ids.Contains(d.MessageId)).ToListAsync(ct)).ToLookup(d => d.MessageId, d => new Arrival(d.PeerId, d.State.Wire(), d.Tries, d.TriedAt, d.Answer));
        return new Page<Row>(
            [.. found.Take(most).Select(m => new Row("out", m.Sender, m.Identifier, m.SentAt, m.Type.ToString(), m.Status.ToString(), null, null, null, null, [.. arrivals[m.Id]]))],
            found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null);
    }

    private static async Task<Page<Row>> ReceivedAsync(DistrictDb db, long before, int most, CancellationToken ct)
    {
        var found = await db.Set<CapReceived>().AsNoTracking().Where(m => m.Seq < before).OrderByDescending(m => m.Seq).Take(most + 1).ToListAsync(ct);
        var keyIds = found.Select(m => m.KeyId).Distinct().ToList();
        var names = await db.Set<ApiKey>().AsNoTracking().Where(k => keyIds.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => k.Name, ct);
        return new Page<Row>(
            [.. found.Take(most).Select(m => new Row("in", m.Sender, m.Identifier, m.SentAt, m.Type.ToString(), m.Status.ToString(), m.AlarmNumber, m.Effect.Wire(), m.Why, names.GetValueOrDefault(m.KeyId), []))],
            found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null);
    }
}
