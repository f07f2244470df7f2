namespace Wangge.Doors.Open311;

/// <summary>An answer of GeoReport v2. Source: wiki.open311.org/GeoReport_v2; DOMAIN 8.</summary>
/// <param name="RootName">The root element in XML; JSON has none: its lists are bare arrays.</param>
internal sealed record GeoReportDocument(string RootName, GeoReportNode Content)
{
    /// <summary>GET services.</summary>
    public static GeoReportDocument Of(IEnumerable<ServiceType> services) =>
        new("services", GeoReportNode.ListOf("service", services, service => service.ToNode()));

    /// <summary>GET services/[code].</summary>
    public static GeoReportDocument Of(ServiceDefinition definition) => new("service_definition", definition.ToNode());

    /// <summary>GET requests and GET requests/[id]: one request too is a list.</summary>
    public static GeoReportDocument Of(IEnumerable<ServiceRequest> requests) =>
        new("service_requests", GeoReportNode.ListOf("request", requests, request => request.ToNode()));

    /// <summary>The answer to POST requests.</summary>
    public static GeoReportDocument Of(RequestReceipt receipt) =>
        new("service_requests", GeoReportNode.ListOf("request", [receipt], one => one.ToNode()));

    /// <summary>GET tokens/[token].</summary>
    public static GeoReportDocument Of(RequestToken token) =>
        new("service_requests", GeoReportNode.ListOf("request", [token], one => one.ToNode()));

    /// <summary>GET servicerequestupdates, an extension that others speak too.</summary>
    public static GeoReportDocument Of(IEnumerable<ServiceRequestUpdate> updates) =>
        new("service_request_updates", GeoReportNode.ListOf("request_update", updates, update => update.ToNode()));

    /// <summary>GET discovery.</summary>
    public static GeoReportDocument Of(Discovery discovery) => new("discovery", discovery.ToNode());

    /// <summary>What was wrong; answered with the status of the first.</summary>
    public static GeoReportDocument Of(IEnumerable<GeoReportError> errors) =>
        new("errors", GeoReportNode.ListOf("error", errors, error => error.ToNode()));
}
