namespace Wangge.Doors.Open311;

/// <summary>A request as the public sees it. It has no room for the reporter: no name, phone, address of mail or account.</summary>
/// <param name="Id">Opaque; see <see cref="RequestId"/>.</param>
/// <param name="UpdatedAt">The last change; of a closed one, when it was closed.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
/// <param name="MediaUrl">One absolute address.</param>
internal sealed record ServiceRequest(
    string Id,
    bool IsOpen,
    string? StatusNotes,
    string ServiceCode,
    string? ServiceName,
    string? Description,
    string? AgencyResponsible,
    string? ServiceNotice,
    DateTimeOffset RequestedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? ExpectedAt,
    string? Address,
    string? AddressId,
    string? Zipcode,
    double? Latitude,
    double? Longitude,
    Uri? MediaUrl)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("service_request_id", Id),
        ("status", IsOpen ? "open" : "closed"),
        ("status_notes", StatusNotes),
        ("service_name", ServiceName),
        ("service_code", ServiceCode),
        ("description", Description),
        ("agency_responsible", AgencyResponsible),
        ("service_notice", ServiceNotice),
        ("requested_datetime", (DateTimeOffset?)RequestedAt),
        ("updated_datetime", UpdatedAt),
        ("expected_datetime", ExpectedAt),
        ("address", Address),
        ("address_id", AddressId),
        ("zipcode", Zipcode),
        ("lat", Latitude),
        ("long", Longitude),
        ("media_url", MediaUrl));
}

/// <summary>What the sender of a request gets back.</summary>
/// <param name="ServiceNotice">What will be done and by when, in words.</param>
internal sealed record RequestReceipt(string RequestId, string? ServiceNotice, string? AccountId)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("service_request_id", RequestId), ("service_notice", ServiceNotice), ("account_id", AccountId));
}

/// <summary>Which request came of a token.</summary>
internal sealed record RequestToken(string RequestId, string Token)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(("service_request_id", RequestId), ("token", Token));
}

/// <summary>A change of a request that the public may know.</summary>
/// <param name="Id">Opaque, unique among all updates.</param>
internal sealed record ServiceRequestUpdate(
    string Id, string RequestId, bool IsOpen, DateTimeOffset UpdatedAt, string? Description, Uri? MediaUrl)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("update_id", Id),
        ("service_request_id", RequestId),
        ("status", IsOpen ? "open" : "closed"),
        ("updated_datetime", (DateTimeOffset?)UpdatedAt),
        ("description", Description),
        ("media_url", MediaUrl));
}
