namespace Wangge.Portal;

/// <summary>Refusals that more than one slice gives.</summary>
internal static class PortalRefusals
{
    public static readonly Refusal UnknownArticle = new("portal.articles.unknown", RefusalKind.NotFound);
    public static readonly Refusal IfMatchNeeded = new("portal.articles.if-match-needed", RefusalKind.Invalid, "A change names the version that was edited by If-Match.");
    public static readonly Refusal Stale = new("portal.articles.stale", RefusalKind.Stale);
    public static readonly Refusal BadPeriod = new("portal.articles.bad-period", RefusalKind.Invalid, "It ends before it begins.");
    public static readonly Refusal HalfPlace = new("portal.articles.half-place", RefusalKind.Invalid, "A place has longitude and latitude.");
    public static readonly Refusal BadPictures = new("portal.articles.bad-pictures", RefusalKind.Invalid, "At most 12 pictures, each by the SHA-256 of its content.");
    public static readonly Refusal UnknownPicture = new("portal.articles.unknown-picture", RefusalKind.Invalid, "A picture is sent first, then named.");
    public static readonly Refusal HasHtml = new("portal.articles.has-html", RefusalKind.Invalid, "Words are plain text with marks of Markdown; no HTML.");
    public static readonly Refusal NamesSomebody = new("portal.names-somebody", RefusalKind.Invalid, "These words hold somebody's identity or mobile number.");
    public static readonly Refusal BadPage = new("portal.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");
    public static readonly Refusal UnknownVoice = new("portal.voices.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownTopic = new("portal.topics.unknown", RefusalKind.Invalid);
    public static readonly Refusal UnknownUnit = new("portal.voices.unknown-unit", RefusalKind.Invalid);
    public static readonly Refusal UnknownArea = new("portal.unknown-area", RefusalKind.Invalid);
}
