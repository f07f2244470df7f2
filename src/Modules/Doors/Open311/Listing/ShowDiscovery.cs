using Wangge.Doors.Open311.Serving;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Open311.Listing;

/// <summary>GET discovery: the home's own endpoint, where <c>jurisdiction_id</c> names the district, and one for each district.</summary>
internal static class ShowDiscovery
{
    /// <summary>When what the interface offers last changed.</summary>
    private static readonly DateTimeOffset ChangedAt = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static GeoReportAnswer Handle(IReadOnlyList<District> districts, Open311Options options, string home)
    {
        DiscoveryEndpoint[] endpoints =
        [
            new(new Uri($"{home}/open311/v2"), ChangedAt, districts.Any(district => !district.Demo)),
            .. districts.Select(district => new DiscoveryEndpoint(new Uri($"{home}/d/{district.Code}/open311/v2"), ChangedAt, !district.Demo)),
        ];
        var contact = options.Contact ?? string.Join("; ", districts.Select(district => $"网格中心 / grid centre: {district.Name} ({district.Code})").DefaultIfEmpty(home));
        return GeoReportAnswer.Ok(GeoReportDocument.Of(new Discovery(ChangedAt, contact, options.KeyService, endpoints)));
    }
}
