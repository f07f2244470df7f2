using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET services: what can be reported.</summary>
internal static class ListServices
{
    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct) =>
        GeoReportAnswer.Ok(GeoReportDocument.Of((await ServiceBook.ListAsync(call, ct)).Select(ServiceBook.ServiceOf)));
}
