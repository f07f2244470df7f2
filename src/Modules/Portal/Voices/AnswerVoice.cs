using Wangge.Contracts.Areas;
using Wangge.Contracts.Portal;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Text;

namespace Wangge.Portal.Voices;

/// <summary>A publisher answers in the name of a unit, shows it to everyone where its sender agreed, or declines with a reason.</summary>
/// <remarks>An answer may be given again: the newer one stands. Refuses with <c>portal.voices.*</c>, <c>portal.names-somebody</c>.</remarks>
internal static class AnswerVoice
{
    private static readonly Refusal NotAgreed = new("portal.voices.not-agreed", RefusalKind.Conflict, "Its sender did not agree that it is shown.");
    private static readonly Refusal Erased = new("portal.voices.erased", RefusalKind.Conflict, "Its words were deleted.");
    private static readonly Refusal BadReason = new("portal.voices.bad-reason", RefusalKind.Invalid, "A reason is one of the codes.");
    private static readonly string[] Reasons = ["not-for-us", "already-answered", "a-report", "insulting", "unclear"];

    /// <param name="UnitId">In whose name.</param>
    /// <param name="ShownText">The question as everyone may read it; null: it is not shown.</param>
    public sealed record AnswerRequest(Guid UnitId, [Required, MinLength(2), MaxLength(4_000)] string Answer, [MaxLength(2_000)] string? ShownText = null);

    /// <param name="Reason"><c>not-for-us</c>, <c>already-answered</c>, <c>a-report</c> (to be reported as a matter), <c>insulting</c> or <c>unclear</c>.</param>
    public sealed record DeclineRequest([Required, MaxLength(40)] string Reason);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/portal/voices/{voiceId:guid}/answer", Handle).RequirePermission(PortalPermissions.Answer).WithName(nameof(AnswerVoice));
        api.MapPost("/portal/voices/{voiceId:guid}/decline", DeclineAsync).RequirePermission(PortalPermissions.Answer).WithName("DeclineVoice");
    }

    private static async Task<Results<NoContent, Refused>> Handle(Guid voiceId, AnswerRequest request, DistrictDb db, Actor actor, AccessPolicy policy, IUnits units, TimeProvider time, CancellationToken ct)
    {
        var (voice, refusal) = await VoiceDesk.FindAsync(db, voiceId, actor, policy, ct);
        if (voice is null) { return new Refused(refusal!); }
        if (voice.State == VoiceState.Erased) { return new Refused(Erased); }
        if (await units.FindAsync(request.UnitId, ct) is null) { return new Refused(PortalRefusals.UnknownUnit); }
        var shown = string.IsNullOrWhiteSpace(request.ShownText) ? null : request.ShownText.Trim();
        if (shown is not null && !voice.MayBeShown) { return new Refused(NotAgreed); }
        if (shown is not null && (PersonalNumbers.FindIn(shown).Count > 0 || PersonalNumbers.FindIn(request.Answer).Count > 0)) { return new Refused(PortalRefusals.NamesSomebody); }

        var now = time.Now();
        var words = await db.Set<VoiceWords>().FirstAsync(w => w.VoiceId == voiceId, ct);
        if (words.AnswerText == request.Answer && words.ShownText == shown && voice.UnitId == request.UnitId) { return TypedResults.NoContent(); }
        (words.AnswerText, words.ShownText) = (request.Answer, shown);
        (voice.State, voice.UnitId, voice.AnsweredAt, voice.AnsweredBy, voice.DeclinedFor) = (VoiceState.Answered, request.UnitId, now, actor.Id, null);
        voice.ShownAt = shown is null ? null : voice.ShownAt ?? now;
        voice.Version++;
        db.RemoveRange(await db.Set<PortalSearch>().Where(s => s.SubjectId == voiceId).ToListAsync(ct));
        if (shown is not null) { db.Add(new PortalSearch { SubjectId = voiceId, Tokens = SearchTokens.ForIndex($"{shown}\n{request.Answer}") }); }
        db.Announce(new VoiceAnswered(voiceId, IsDeclined: false));
        db.Leaf(AuditNote.By(actor, "portal.voice-answer", "voice", voiceId, voice.AreaPath, data: AuditData.Of(("shown", shown is not null), ("unit", request.UnitId))));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Refused>> DeclineAsync(Guid voiceId, DeclineRequest request, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (!Reasons.Contains(request.Reason)) { return new Refused(BadReason); }
        var (voice, refusal) = await VoiceDesk.FindAsync(db, voiceId, actor, policy, ct);
        if (voice is null) { return new Refused(refusal!); }
        if (voice.State == VoiceState.Erased) { return new Refused(Erased); }
        if (voice.State == VoiceState.Declined && voice.DeclinedFor == request.Reason) { return TypedResults.NoContent(); }

        (voice.State, voice.DeclinedFor, voice.AnsweredAt, voice.AnsweredBy, voice.ShownAt) = (VoiceState.Declined, request.Reason, time.Now(), actor.Id, null);
        voice.Version++;
        db.RemoveRange(await db.Set<PortalSearch>().Where(s => s.SubjectId == voiceId).ToListAsync(ct));
        db.Announce(new VoiceAnswered(voiceId, IsDeclined: true));
        db.Leaf(AuditNote.By(actor, "portal.voice-decline", "voice", voiceId, voice.AreaPath, data: AuditData.Of(("reason", request.Reason))));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
