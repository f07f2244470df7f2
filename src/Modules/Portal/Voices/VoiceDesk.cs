using Wangge.Contracts.Areas;

namespace Wangge.Portal.Voices;

/// <summary>The publisher's list of what was asked, the oldest unanswered first, and one of them to read. Never who sent it.</summary>
internal static class VoiceDesk
{
    /// <param name="MayBeShown">Its sender agreed.</param>
    public sealed record Row(Guid VoiceId, string Kind, string Topic, string State, string? AreaPath, DateTimeOffset ReceivedAt, DateTimeOffset? AnsweredAt, bool MayBeShown, bool IsShown);

    /// <param name="HasContact">Its sender can be told of the answer; how, is not shown.</param>
    public sealed record Response(Row Voice, string? Words, string? Answer, string? ShownText, Guid? UnitId, string? DeclinedFor, bool HasContact);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/portal/voices", ListAsync).RequirePermission(PortalPermissions.Answer).WithName("ListVoices");
        api.MapGet("/portal/voices/{voiceId:guid}", ShowAsync).RequirePermission(PortalPermissions.Answer).WithName("ShowVoice");
    }

    /// <param name="state"><c>received</c> (default), <c>answered</c> or <c>declined</c>.</param>
    private static async Task<Results<Ok<Page<Row>>, Refused>> ListAsync(
        DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, string state = "received", string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(PortalRefusals.BadPage); } mark = parsed; }
        if (WireName.Find<VoiceState>(state) is not { } isState) { return new Refused(new Refusal("portal.bad-filter", RefusalKind.Invalid)); }
        var paths = policy.ExtentOf(actor, PortalPermissions.Answer).AreaPaths;
        // What names no area belongs to whoever answers for the district.
        var district = $"/{db.District.Code}/";
        var voices = AreaCut.Within(db.Set<Voice>().AsNoTracking().Where(v => v.State == isState), paths, v => v.AreaPath ?? district);
        if (mark is { } m)
        {
            var at = new DateTimeOffset(m.Value, TimeSpan.Zero);
            voices = voices.Where(v => v.ReceivedAt > at || (v.ReceivedAt == at && v.Seq > m.Seq));
        }

        var most = PageSize.Clamp(size);
        var found = await voices.OrderBy(v => v.ReceivedAt).ThenBy(v => v.Seq).Take(most + 1).ToListAsync(ct);
        var items = found.Take(most).ToList();
        var topics = await TopicsAsync(db, ct);
        return TypedResults.Ok(new Page<Row>([.. items.Select(v => RowOf(v, topics))], found.Count > most ? new Bookmark(items[^1].ReceivedAt.UtcTicks, items[^1].Seq).ToString() : null));
    }

    private static async Task<Results<Ok<Response>, Refused>> ShowAsync(Guid voiceId, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var (voice, refusal) = await FindAsync(db, voiceId, actor, policy, ct);
        if (voice is null) { return new Refused(refusal!); }
        var words = await db.Set<VoiceWords>().AsNoTracking().FirstOrDefaultAsync(w => w.VoiceId == voiceId, ct);
        var hasContact = await db.Set<VoiceContact>().AnyAsync(c => c.VoiceId == voiceId, ct);
        var place = policy.RolesFor(actor, PortalPermissions.Answer, ReachOf(db, voice));
        db.Leaf(AuditNote.By(actor, "portal.voice-read", "voice", voiceId, voice.AreaPath, purpose: "answering", data: place.Count == 0 ? null : AuditData.Of(("for", place[0].AreaPath), ("role", place[0].Role))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(RowOf(voice, await TopicsAsync(db, ct)), words?.Text, words?.AnswerText, words?.ShownText, voice.UnitId, voice.DeclinedFor, hasContact));
    }

    /// <summary>The voice, tracked, when the actor may answer it.</summary>
    public static async Task<(Voice? Voice, Refusal? Refusal)> FindAsync(DistrictDb db, Guid voiceId, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Voice>().FirstOrDefaultAsync(v => v.Id == voiceId, ct) is not { } voice) { return (null, PortalRefusals.UnknownVoice); }
        return policy.Check(actor, PortalPermissions.Answer, ReachOf(db, voice)) is { } elsewhere ? (null, elsewhere) : (voice, null);
    }

    private static Reach ReachOf(DistrictDb db, Voice voice) => new(voice.AreaPath ?? $"/{db.District.Code}/");

    private static Row RowOf(Voice v, IReadOnlyDictionary<string, string> topics) =>
        new(v.Id, v.Kind.Wire(), topics.GetValueOrDefault(v.TopicKey) ?? v.TopicKey, v.State.Wire(), v.AreaPath, v.ReceivedAt, v.AnsweredAt, v.MayBeShown, v.ShownAt is not null);

    private static async Task<IReadOnlyDictionary<string, string>> TopicsAsync(DistrictDb db, CancellationToken ct) =>
        await db.Set<Topic>().AsNoTracking().ToDictionaryAsync(t => t.Key, t => t.Name, ct);
}
