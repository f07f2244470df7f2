using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET requests/[id]: one public report, as a list of one.</summary>
internal static class ShowRequest
{
    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct) =>
        await FindAsync(call, ct) is { } report
            ? GeoReportAnswer.Ok(GeoReportDocument.Of([RequestView.Of(report, call)]))
            : GeoReportAnswer.Of(GeoReportError.UnknownRequest);

    /// <summary>The public report that the path names, or null: one that is not public is as one that is not there.</summary>
    public static async Task<PublicReport?> FindAsync(GeoReportCall call, CancellationToken ct)
    {
        if (RequestId.Find(call.Id) is not { } id) { return null; }
        var found = await call.Services.GetRequiredService<IPublicCases>().ListReportsAsync(new PublicReportFilter { ReportIds = [id], Take = 1 }, ct);
        return found is [var report] ? report : null;
    }
}
