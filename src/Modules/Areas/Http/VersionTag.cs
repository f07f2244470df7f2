using System.Globalization;

namespace Wangge.Areas.Http;

/// <summary>Versions as <c>ETag</c> and <c>If-Match</c>: who edits names the copy that was edited.</summary>
internal static class VersionTag
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Null when the request names this version; else why not.</summary>
    public static Refusal? Check(HttpRequest request, int version) => Check(request, Of(version));

    /// <inheritdoc cref="Check(HttpRequest, int)"/>
    public static Refusal? Check(HttpRequest request, string tag) => request.Headers.IfMatch.ToString() switch
    {
        "" => AreaRefusals.IfMatchNeeded,
        var named when named == tag => null,
        _ => AreaRefusals.Stale,
    };

    public static void Tell(HttpContext http, int version) => http.Response.Headers.ETag = Of(version);
}
