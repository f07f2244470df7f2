using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET services/[code]: what a service asks for; without attributes where it asks nothing.</summary>
internal static class ShowServiceDefinition
{
    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct) =>
        (await ServiceBook.ListAsync(call, ct)).FirstOrDefault(type => type.Key == call.Id) is { } type
            ? GeoReportAnswer.Ok(GeoReportDocument.Of(ServiceBook.DefinitionOf(type)))
            : GeoReportAnswer.Of(GeoReportError.UnknownServiceCode);
}
