namespace Wangge.Doors.Open311;

/// <summary>A kind of request that can be sent; <c>service</c> in the specification.</summary>
/// <param name="HasMetadata">Whether it asks for attributes; then there is a definition of it.</param>
/// <param name="Keywords">Joined by commas in the answer.</param>
internal sealed record ServiceType(
    string Code, string Name, string? Description, bool HasMetadata, IReadOnlyList<string> Keywords, string? Group)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("service_code", Code),
        ("service_name", Name),
        ("description", Description),
        ("metadata", HasMetadata),
        // Every request gets its id at once; we have neither batches nor requests without an id.
        ("type", "realtime"),
        ("keywords", Keywords.Count == 0 ? null : string.Join(',', Keywords)),
        ("group", Group));
}
