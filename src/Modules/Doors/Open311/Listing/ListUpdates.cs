using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Doors.Open311.Serving;
using Wangge.Kernel.Time;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET servicerequestupdates, and GET requests/[id]/updates for one request: what happened to public reports, the newest first.</summary>
/// <remarks><c>start_date</c> and <c>end_date</c> are about the updates. Source: the extension "service request updates" of GeoReport v2.</remarks>
internal static class ListUpdates
{
    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct)
    {
        var (query, errors) = RequestQueryReader.Read(call.Parameters, call.Services.GetRequiredService<TimeProvider>().Now());
        if (query is null) { return GeoReportAnswer.Of(errors); }

        var filter = new PublicUpdateFilter { Skip = (query.Page - 1) * query.PageSize, Take = query.PageSize };
        if (call.Id is not null)
        {
            if (await ShowRequest.FindAsync(call, ct) is not { } report) { return GeoReportAnswer.Of(GeoReportError.UnknownRequest); }
            filter = filter with { ReportIds = [report.ReportId] };
        }
        else
        {
            filter = query.AsksForIds ? filter with { ReportIds = query.Ids } : filter with { From = query.Start, Until = query.End };
        }

        var found = await call.Services.GetRequiredService<IPublicCases>().ListUpdatesAsync(filter, ct);
        return GeoReportAnswer.Ok(GeoReportDocument.Of(found.Select(update => new ServiceRequestUpdate(
            RequestId.Of(update.UpdateId), RequestId.Of(update.ReportId), update.IsOpen, call.Local(update.At), update.Words ?? StateWords.Of(update.State), MediaUrl: null))));
    }
}
