using Wangge.Contracts.Areas;
using Wangge.Kernel.Limits;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;

namespace Wangge.Portal.Voices;

/// <summary>Somebody asks or suggests something, by the client's id; answers with the link to follow it. No account and no name are needed.</summary>
/// <remarks>The same again answers as the first did. Refuses with <c>portal.*</c>, <c>request.id-reused</c>, <c>request.too-often</c>.</remarks>
internal static class SendVoice
{
    private static readonly Refusal BadKind = new("portal.voices.bad-kind", RefusalKind.Invalid, "A voice is a question or a suggestion.");

    /// <param name="Kind"><c>question</c> or <c>suggestion</c>.</param>
    /// <param name="Topic">One of <c>/api/public/topics</c>.</param>
    /// <param name="AreaPath">Which neighbourhood it is about, or null.</param>
    /// <param name="MayBeShown">Agrees that question and answer are shown to everyone, without what names somebody.</param>
    public sealed record Request(
        [Required, MaxLength(20)] string Kind, [Required, MaxLength(40)] string Topic, [Required, MinLength(5), MaxLength(2_000)] string Words,
        [MaxLength(200)] string? AreaPath = null, [MaxLength(20)] string? Phone = null, [MaxLength(120), EmailAddress] string? Email = null, bool MayBeShown = false);

    /// <param name="FollowSecret">Opens <c>/api/public/voices/follow/{secret}</c>; whoever has it may read the answer and have all deleted.</param>
    public sealed record Response(Guid VoiceId, string FollowSecret);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/public/voices/{voiceId:guid}", Handle)
        .AllowAnyone("Anyone may ask the district something; limited per address.")
        .WithName(nameof(SendVoice));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid voiceId, Request request, DistrictDb db, Actor actor, FollowLinks links, VoiceLimits limits, IAreaLookup areas, TimeProvider time, CancellationToken ct)
    {
        if (voiceId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (WireName.Find<VoiceKind>(request.Kind) is not { } kind) { return new Refused(BadKind); }
        var hash = RepeatedWrites.HashOf(request);
        var secret = links.SecretOf(VoiceLink.ScopeOf(db.District.Code), voiceId);
        var earlier = await db.FindEarlierAsync(VoiceLink.RepeatKey, voiceId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(new Response(voiceId, secret)); }
        if (!actor.IsSignedIn && limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        if (!await db.Set<Topic>().AnyAsync(t => t.Key == request.Topic && t.EndedAt == null, ct)) { return new Refused(PortalRefusals.UnknownTopic); }
        if (request.AreaPath is { } path && await areas.FindAreaAsync(path) is null) { return new Refused(PortalRefusals.UnknownArea); }

        var now = time.Now();
        db.Insert(new Voice
        {
            Id = voiceId, Kind = kind, TopicKey = request.Topic, AreaPath = request.AreaPath, ReceivedAt = now, State = VoiceState.Received, MayBeShown = request.MayBeShown,
            FollowHash = FollowLinks.HashOf(secret), Version = 1,
        });
        db.Insert(new VoiceWords { VoiceId = voiceId, Text = request.Words.Trim() });
        if (Text(request.Phone) is var phone && Text(request.Email) is var email && (phone ?? email) is not null)
        {
            db.Insert(new VoiceContact { VoiceId = voiceId, Phone = phone, Email = email });
        }

        db.Remember(VoiceLink.RepeatKey, voiceId, hash, voiceId, time);
        db.Leaf(AuditNote.By(actor, "portal.voice-send", "voice", voiceId, request.AreaPath));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(voiceId, secret));
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How voices are followed and repeated.</summary>
internal static class VoiceLink
{
    /// <summary>A sender has no account and may change networks: the id alone names the write.</summary>
    public const string RepeatKey = "voice";

    public static string ScopeOf(string districtCode) => "voice/" + districtCode;

    /// <summary>The voice that a link's secret belongs to, tracked, or null.</summary>
    public static async Task<Voice?> FindAsync(DistrictDb db, string secret, CancellationToken ct)
    {
        if (!FollowLinks.IsSecret(secret)) { return null; }
        var hash = FollowLinks.HashOf(secret);
        return await db.Set<Voice>().FirstOrDefaultAsync(v => v.FollowHash == hash, ct);
    }
}

/// <summary>How often one address without an account may send: 6 at once, 12 an hour.</summary>
internal sealed class VoiceLimits(TimeProvider time)
{
    private readonly CallerLimits _limits = new(time, perHour: 12, burst: 6);

    public TimeSpan? TryTake(string caller) => _limits.TryTake(caller);
}
