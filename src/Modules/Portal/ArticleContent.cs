using Wangge.Kernel.Blobs;
using Wangge.Kernel.Rights;

namespace Wangge.Portal;

/// <summary>An article's words: plain text in a small part of Markdown (headings, lists, emphasis, links), never HTML.</summary>
/// <param name="Title">1–120 characters.</param>
/// <param name="EnglishTitle">At most 200, or null where there is no English.</param>
/// <param name="Summary">One or two sentences, at most 400.</param>
/// <param name="Body">At most 20,000.</param>
/// <param name="EnglishBody">At most 20,000.</param>
/// <param name="Topic">A word to group by, such as <c>社会救助</c>; at most 40.</param>
/// <param name="ValidFrom">First instant at which it holds.</param>
/// <param name="ValidUntil">First instant at which it no longer holds.</param>
/// <param name="Longitude">WGS-84 degrees; with latitude or not at all.</param>
/// <param name="PlaceText">Where, in words; at most 200.</param>
/// <param name="AskWhom">The office that answers questions and its telephone; at most 200.</param>
/// <param name="OpenHours">When that office is open, in words; at most 200.</param>
/// <param name="Pictures">SHA-256 of pictures that were sent before; at most 12.</param>
/// <param name="IsSample">Made up for demonstration; shown as such.</param>
internal sealed record ArticleContent(
    string Title, string? EnglishTitle, string? Summary, string Body, string? EnglishBody, string? Topic,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, double? Longitude, double? Latitude, string? PlaceText,
    string? AskWhom, string? OpenHours, IReadOnlyList<string> Pictures, bool IsSample)
{
    private const int MostPictures = 12;

    /// <summary>Why these words cannot stand, or null. Lengths were checked at the edge.</summary>
    public Refusal? Check()
    {
        if (ValidFrom is { } from && ValidUntil is { } until && until <= from) { return PortalRefusals.BadPeriod; }
        if (Longitude is null != Latitude is null) { return PortalRefusals.HalfPlace; }
        if (Pictures.Count > MostPictures || Pictures.Any(p => !BlobName.TryParse(p, out _))) { return PortalRefusals.BadPictures; }
        if (All().Any(HasTag)) { return PortalRefusals.HasHtml; }
        return All().Any(text => PersonalNumbers.FindIn(text).Contains("identity-number")) ? PortalRefusals.NamesSomebody : null;
    }

    /// <summary>All that is searched.</summary>
    public string Searched => string.Join('\n', All());

    private IEnumerable<string> All() => new[] { Title, EnglishTitle, Summary, Body, EnglishBody, Topic, PlaceText, AskWhom, OpenHours }.OfType<string>();

    private static bool HasTag(string text)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?') { return true; }
        }

        return false;
    }
}
