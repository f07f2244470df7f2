using Wangge.Contracts.Areas;
using Wangge.Kernel.Rights;

namespace Wangge.Portal.Voices;

/// <summary>By the link: what one asked and what was answered; and having it deleted, words, contact and all.</summary>
internal static class FollowVoice
{
    /// <param name="Words">As it was sent; null once deleted.</param>
    /// <param name="Unit">Who answered.</param>
    public sealed record Response(
        string Kind, string Topic, string State, DateTimeOffset ReceivedAt, string? Words, string? Answer, string? Unit, DateTimeOffset? AnsweredAt, string? DeclinedFor, bool IsShown);

    internal static void Map(IEndpointRouteBuilder api)
    {
        const string why = "The unguessable link is the right to it.";
        api.MapGet("/public/voices/follow/{secret}", Handle).AllowAnyone(why).WithName(nameof(FollowVoice));
        api.MapPost("/public/voices/follow/{secret}/delete", DeleteAsync).AllowAnyone(why).WithName("DeleteMyVoice");
    }

    private static async Task<Results<Ok<Response>, Refused>> Handle(string secret, DistrictDb db, IUnits units, CancellationToken ct)
    {
        if (await VoiceLink.FindAsync(db, secret, ct) is not { } voice) { return new Refused(PortalRefusals.UnknownVoice); }
        var words = await db.Set<VoiceWords>().AsNoTracking().FirstOrDefaultAsync(w => w.VoiceId == voice.Id, ct);
        var topic = await db.Set<Topic>().AsNoTracking().Where(t => t.Key == voice.TopicKey).Select(t => t.Name).FirstOrDefaultAsync(ct);
        var unit = voice.UnitId is { } id ? await units.FindAsync(id, ct) : null;
        return TypedResults.Ok(new Response(
            voice.Kind.Wire(), topic ?? voice.TopicKey, voice.State.Wire(), voice.ReceivedAt, words?.Text, words?.AnswerText, unit?.Name, voice.AnsweredAt, voice.DeclinedFor, voice.ShownAt is not null));
    }

    private static async Task<Results<NoContent, Refused>> DeleteAsync(string secret, DistrictDb db, Erasing erasing, Actor actor, CancellationToken ct)
    {
        if (await VoiceLink.FindAsync(db, secret, ct) is not { } voice) { return new Refused(PortalRefusals.UnknownVoice); }
        if (voice.State != VoiceState.Erased) { await erasing.EraseAsync(db.Store, actor, ErasureOfVoice.Kind, voice.Id, "asked-by-sender", ct); }
        return TypedResults.NoContent();
    }
}

/// <summary>Erases what a voice holds of its sender: words, answer, contact, tokens. Topic and times stay, for counting.</summary>
internal sealed class ErasureOfVoice : IErase
{
    public const string Kind = "voice";

    public string SubjectKind => Kind;

    public IReadOnlyCollection<string> Tables => ["portal_voice_words", "portal_voice_contacts", "portal_search"];

    public async Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct)
    {
        if (await db.Set<Voice>().FirstOrDefaultAsync(v => v.Id == subjectId, ct) is not { } voice) { return []; }
        db.RemoveRange(await db.Set<VoiceWords>().Where(w => w.VoiceId == subjectId).ToListAsync(ct));
        db.RemoveRange(await db.Set<VoiceContact>().Where(c => c.VoiceId == subjectId).ToListAsync(ct));
        db.RemoveRange(await db.Set<PortalSearch>().Where(s => s.SubjectId == subjectId).ToListAsync(ct));
        (voice.State, voice.ShownAt) = (VoiceState.Erased, null);
        voice.Version++;
        return [];
    }
}
