namespace Wangge.Doors.Open311;

/// <summary>One thing that was wrong.</summary>
/// <param name="Code">The HTTP status: 400, 403 or 404.</param>
/// <param name="Description">For the developer of the client, in English; holds nothing that was sent but names of parameters.</param>
internal sealed record GeoReportError(int Code, string Description)
{
    public static readonly GeoReportError NoKey = new(403, "api_key was not provided or is not valid");

    public static readonly GeoReportError UnknownJurisdiction = new(404, "jurisdiction_id provided was not found");

    public static readonly GeoReportError NoJurisdiction = new(400, "jurisdiction_id was not provided");

    public static readonly GeoReportError NoServiceCode = new(400, "service_code was not provided");

    public static readonly GeoReportError UnknownServiceCode = new(404, "service_code provided was not found");

    public static readonly GeoReportError UnknownRequest = new(404, "service_request_id provided was not found");

    public static readonly GeoReportError NoLocation = new(400, "one of lat and long, address_string or address_id must be provided");

    public static GeoReportError Invalid(string parameter, string rule) => new(400, $"{parameter} {rule}");

    public GeoReportNode ToNode() => GeoReportNode.Of(("code", (int?)Code), ("description", Description));
}

/// <summary>What reading gave: a value, or what was wrong.</summary>
/// <param name="Errors">Empty exactly when there is a value; the first one's code is the status to answer with.</param>
internal sealed record GeoReportReading<T>(T? Value, IReadOnlyList<GeoReportError> Errors)
    where T : class;
