using Wangge.Contracts.Cases;
using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Open311.Listing;

/// <summary>A public report in the words of Open311.</summary>
internal static class RequestView
{
    public static ServiceRequest Of(PublicReport report, GeoReportCall call) => new(
        RequestId.Of(report.ReportId), report.IsOpen, report.StatusWords, report.TypeKey, report.TypeName, report.Words, report.Unit, NoticeOf(report.Number),
        call.Local(report.ReportedAt), call.Local(report.UpdatedAt), call.Local(report.DueAt), report.PlaceWords, AddressId: null, Zipcode: null,
        report.Latitude, report.Longitude,
        report.PictureSha256 is { } name ? new Uri($"{call.Home}/d/{call.District.Code}/api/public/pictures/{name}") : null);

    /// <summary>The number that people say aloud; ids are too long for that.</summary>
    public static string NoticeOf(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"编号 / No. {number}");
}
