using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Wangge.Doors.Open311.Serving;

/// <summary>Reads the parameters of a call from its query and its body, urlencoded or multipart. Files in it are left out.</summary>
internal static class BodyReading
{
    private static readonly GeoReportError Unreadable = new(400, "the body could not be read");

    public static async Task<(GeoReportParameters Parameters, GeoReportError? Error)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) { return (new GeoReportParameters(request.Query), null); }
        try
        {
            IEnumerable<KeyValuePair<string, StringValues>> form = await request.ReadFormAsync(ct);
            return (new GeoReportParameters(request.Query, form), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
        {
            return (new GeoReportParameters(request.Query), Unreadable);
        }
    }
}
