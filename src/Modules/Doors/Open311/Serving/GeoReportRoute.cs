namespace Wangge.Doors.Open311.Serving;

/// <summary>What of GeoReport v2 a call is about.</summary>
internal enum GeoReportResource
{
    Discovery,
    Services,
    ServiceDefinition,
    Requests,
    Request,
    RequestUpdates,
    Updates,
    Token,
}

/// <summary>A path below <c>/open311</c>, read as old and odd clients write it. Pure.</summary>
/// <remarks>Doubled and closing slashes, the case of what is not an id, and a missing <c>v2</c> make no difference. Source: DOMAIN 8.</remarks>
/// <param name="Resource">Null where there is none at this path.</param>
/// <param name="Id">A service code, request id or token; null for lists.</param>
/// <param name="Format">By the path's ending; null where it has none.</param>
internal sealed record GeoReportRoute(GeoReportResource? Resource, string? Id, GeoReportFormat? Format)
{
    public static GeoReportRoute Read(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is [var version, ..] && IsWord(version, "v2")) { parts = parts[1..]; }
        if (parts.Length == 0) { return new GeoReportRoute(null, null, null); }

        // Codes of types have dots in them, so only the two formats are endings.
        var last = parts[^1];
        var dot = last.LastIndexOf('.');
        var format = dot > 0 ? GeoReportWriter.FindFormat(last[(dot + 1)..].ToLowerInvariant()) : null;
        if (format is not null) { parts[^1] = last[..dot]; }
        var (resource, id) = Find(parts);
        return new GeoReportRoute(resource, id, format);
    }

    private static (GeoReportResource? Resource, string? Id) Find(string[] parts) => parts switch
    {
        [var list] when IsWord(list, "discovery") => (GeoReportResource.Discovery, null),
        [var list] when IsWord(list, "services") => (GeoReportResource.Services, null),
        [var list, var id] when IsWord(list, "services") => (GeoReportResource.ServiceDefinition, id),
        [var list] when IsWord(list, "requests") => (GeoReportResource.Requests, null),
        [var list, var id] when IsWord(list, "requests") => (GeoReportResource.Request, id),
        [var list, var id, var updates] when IsWord(list, "requests") && IsWord(updates, "updates") => (GeoReportResource.RequestUpdates, id),
        [var list] when IsWord(list, "servicerequestupdates") || IsWord(list, "service_request_updates") => (GeoReportResource.Updates, null),
        [var list, var id] when IsWord(list, "tokens") => (GeoReportResource.Token, id),
        _ => (null, null),
    };

    private static bool IsWord(string part, string word) => string.Equals(part, word, StringComparison.OrdinalIgnoreCase);
}
