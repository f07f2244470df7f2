namespace Wangge.Doors.Open311;

/// <summary>Says where the interface is and whom to ask.</summary>
/// <param name="ChangedAt">When this document last changed.</param>
/// <param name="Contact">Whom to ask about the interface, in words.</param>
/// <param name="KeyService">How to get a key, in words.</param>
internal sealed record Discovery(DateTimeOffset ChangedAt, string Contact, string KeyService, IReadOnlyList<DiscoveryEndpoint> Endpoints)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("changeset", (DateTimeOffset?)ChangedAt),
        ("contact", Contact),
        ("key_service", KeyService),
        ("endpoints", GeoReportNode.ListOf("endpoint", Endpoints, endpoint => endpoint.ToNode())));
}

/// <summary>One place where requests are taken.</summary>
/// <param name="Url">Without a slash at the end.</param>
/// <param name="IsProduction">False for a place to try things out.</param>
internal sealed record DiscoveryEndpoint(Uri Url, DateTimeOffset ChangedAt, bool IsProduction)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("specification", "http://wiki.open311.org/GeoReport_v2"),
        ("url", Url.AbsoluteUri.TrimEnd('/')),
        ("changeset", (DateTimeOffset?)ChangedAt),
        ("type", IsProduction ? "production" : "test"),
        ("formats", GeoReportNode.ListOf("format", ["text/xml", "application/json"], format => format)));
}
