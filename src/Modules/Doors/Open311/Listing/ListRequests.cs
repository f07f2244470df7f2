using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Doors.Open311.Serving;
using Wangge.Kernel.Time;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET requests: public reports, the newest first, of 90 days or 1,000 of them, whichever is less.</summary>
internal static class ListRequests
{
    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct)
    {
        var (query, errors) = RequestQueryReader.Read(call.Parameters, call.Services.GetRequiredService<TimeProvider>().Now());
        if (query is null) { return GeoReportAnswer.Of(errors); }

        var filter = new PublicReportFilter { Skip = (query.Page - 1) * query.PageSize, Take = query.PageSize };
        filter = query.AsksForIds
            ? filter with { ReportIds = query.Ids }
            : filter with
            {
                TypeKeys = query.ServiceCodes.Count > 0 ? query.ServiceCodes : null, IsOpen = query.IsOpen, From = query.Start, Until = query.End,
                UpdatedFrom = query.UpdatedStart, UpdatedUntil = query.UpdatedEnd,
            };
        var found = await call.Services.GetRequiredService<IPublicCases>().ListReportsAsync(filter, ct);
        return GeoReportAnswer.Ok(GeoReportDocument.Of(found.Select(report => RequestView.Of(report, call))));
    }
}
