using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET tokens/[token]: every request gets its id at once, so a token is the id itself.</summary>
internal static class ShowToken
{
    private static readonly GeoReportError Unknown = new(404, "token was not found");

    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct) =>
        await ShowRequest.FindAsync(call, ct) is { } report
            ? GeoReportAnswer.Ok(GeoReportDocument.Of(new RequestToken(RequestId.Of(report.ReportId), call.Id!)))
            : GeoReportAnswer.Of(Unknown);
}
