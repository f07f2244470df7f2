namespace Wangge.Portal.Articles;

/// <summary>An article as the office sees it.</summary>
/// <param name="State"><c>draft</c>, <c>published</c> or <c>withdrawn</c>.</param>
/// <param name="ShownVersion">What the public sees; null where it sees nothing. Less than <paramref name="Version"/>: there are newer words.</param>
internal sealed record ArticleView(
    Guid ArticleId, string Kind, string Door, string State, string AreaPath, int Version, int? ShownVersion,
    DateTimeOffset? PublishedAt, DateTimeOffset ChangedAt, ArticleContent Content)
{
    public static ArticleView Of(Article a) =>
        new(a.Id, a.Kind.Wire(), a.Door.Wire(), a.State.Wire(), a.AreaPath, a.Version, a.ShownVersion, a.PublishedAt, a.ChangedAt, a.Content);
}

/// <summary>Versions as <c>ETag</c> and <c>If-Match</c>.</summary>
internal static class VersionTag
{
    public static void Tell(HttpContext http, int version) => http.Response.Headers.ETag = Of(version);

    public static Refusal? Check(HttpRequest request, int version) => request.Headers.IfMatch.ToString() switch
    {
        "" => PortalRefusals.IfMatchNeeded,
        var named when named == Of(version) => null,
        _ => PortalRefusals.Stale,
    };

    private static string Of(int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{version}\"");
}
