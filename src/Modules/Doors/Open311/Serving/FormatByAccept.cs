using Microsoft.Net.Http.Headers;

namespace Wangge.Doors.Open311.Serving;

/// <summary>Finds the format of an answer whose path names none. Pure.</summary>
internal static class FormatByAccept
{
    /// <summary>The format liked best; XML, which every server of GeoReport v2 has, where anything is taken; null where neither is.</summary>
    /// <param name="accept">The values of the <c>Accept</c> header; none means anything.</param>
    public static GeoReportFormat? Find(IList<string> accept)
    {
        if (accept.All(string.IsNullOrWhiteSpace) || !MediaTypeHeaderValue.TryParseList(accept, out var types)) { return GeoReportFormat.Xml; }
        return types
            .Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(FormatOf)
            .FirstOrDefault(format => format is not null);
    }

    private static GeoReportFormat? FormatOf(MediaTypeHeaderValue type) => type.MediaType.Value?.ToLowerInvariant() switch
    {
        "application/json" or "text/json" or "text/javascript" => GeoReportFormat.Json,
        "text/xml" or "application/xml" or "text/*" or "application/*" or "*/*" => GeoReportFormat.Xml,
        _ => null,
    };
}
