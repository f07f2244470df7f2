using Wangge.Contracts.Areas;
using Wangge.Kernel.Text;
using Wangge.Portal.Reading;

namespace Wangge.Portal.Voices;

/// <summary>What was asked and answered in public, the newest first: by topic or words. Never who asked.</summary>
internal static class ListPublicVoices
{
    private const int MostFound = 2_000;

    /// <param name="Unit">Who answered.</param>
    public sealed record Row(Guid VoiceId, string Kind, string TopicKey, string Topic, string Question, string Answer, string? Unit, DateOnly AskedOn, DateTimeOffset AnsweredAt, bool IsSample);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/voices", Handle)
        .AllowAnyone("Questions whose senders agreed are shown with their answers to everyone.")
        .WithName(nameof(ListPublicVoices));

    private static async Task<Results<Cacheable<Page<Row>>, Refused>> Handle(
        DistrictDb db, IUnits units, CancellationToken ct, string? topic = null, [MaxLength(100)] string? words = null, string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(PortalRefusals.BadPage); } mark = parsed; }
        var voices = db.Set<Voice>().AsNoTracking().Where(v => v.ShownAt != null);
        if (topic is not null) { voices = voices.Where(v => v.TopicKey == topic); }
        if (!string.IsNullOrWhiteSpace(words))
        {
            if (SearchTokens.ForQuery(words) is not { } query) { return new Cacheable<Page<Row>>(new Page<Row>([], null), ListPublicArticles.MaxAge); }
            var store = db.District.Store;
            var found = db.Set<PortalSearch>().FromSqlRaw(FullText.FindIn(PortalTables.Search, store), store == StoreKind.Sqlite ? query.Sqlite : query.Postgres, MostFound);
            voices = voices.Where(v => found.Select(s => s.SubjectId).Contains(v.Id));
        }

        if (mark is { } m)
        {
            var at = new DateTimeOffset(m.Value, TimeSpan.Zero);
            voices = voices.Where(v => v.ShownAt < at || (v.ShownAt == at && v.Seq < m.Seq));
        }

        var most = PageSize.Clamp(size);
        var page = await voices.OrderByDescending(v => v.ShownAt).ThenByDescending(v => v.Seq).Take(most + 1)
            .Join(db.Set<VoiceWords>(), v => v.Id, w => w.VoiceId, (v, w) => new { Voice = v, Words = w }).ToListAsync(ct);
        page = [.. page.OrderByDescending(p => p.Voice.ShownAt).ThenByDescending(p => p.Voice.Seq)];
        var names = (await units.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name);
        var topics = await db.Set<Topic>().AsNoTracking().ToDictionaryAsync(t => t.Key, t => t.Name, ct);
        var items = page.Take(most).Select(p => new Row(
            p.Voice.Id, p.Voice.Kind.Wire(), p.Voice.TopicKey, topics.GetValueOrDefault(p.Voice.TopicKey) ?? p.Voice.TopicKey, p.Words.ShownText ?? "", p.Words.AnswerText ?? "",
            p.Voice.UnitId is { } unit ? names.GetValueOrDefault(unit) : null, DateOnly.FromDateTime(p.Voice.ReceivedAt.UtcDateTime), p.Voice.AnsweredAt ?? p.Voice.ShownAt!.Value, p.Voice.IsSample)).ToList();
        var next = page.Count > most ? new Bookmark(page[most - 1].Voice.ShownAt!.Value.UtcTicks, page[most - 1].Voice.Seq).ToString() : null;
        return new Cacheable<Page<Row>>(new Page<Row>(items, next), ListPublicArticles.MaxAge);
    }
}
