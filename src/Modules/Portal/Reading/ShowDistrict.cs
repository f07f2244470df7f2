using Microsoft.Extensions.Options;
using Wangge.Contracts.City;

namespace Wangge.Portal.Reading;

/// <summary>What the portal must know before it shows anything: whose it is, whom to call, what must be said of it, where its map begins.</summary>
internal static class ShowDistrict
{
    private static readonly string[] Spoken = ["zh-CN", "en"];

    /// <param name="Demo">To be shown on every page.</param>
    /// <param name="Notice">What every page must say in Chinese, or null.</param>
    /// <param name="EnglishNotice">The same in English, or null.</param>
    /// <param name="AreaPath">Of the whole district.</param>
    /// <param name="Center">Longitude and latitude, WGS-84; null where the district has no map.</param>
    /// <param name="Zoom">To begin with.</param>
    /// <param name="Bounds">West, south, east, north; null where the district has no map.</param>
    public sealed record Response(
        string Code, string Name, string TimeZone, string Hotline, bool Demo, string? Notice, string? EnglishNotice, string AreaPath, IReadOnlyList<string> Languages,
        double[]? Center, double Zoom, double[]? Bounds);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/district", Handle)
        .AllowAnyone("A district's name and telephone, for everyone to know.")
        .WithName(nameof(ShowDistrict));

    private static Cacheable<Response> Handle(DistrictDb db, IOptions<PortalOptions> options, IBaseMaps maps)
    {
        var district = db.District;
        var notices = district.Notice?.Split('\n', 2);
        var extent = maps.FindExtent(district.Code);
        return new Cacheable<Response>(
            new Response(
                district.Code, district.Name, district.TimeZone, options.Value.Hotline, district.Demo, notices?[0], notices is [_, var english] ? english : null, $"/{district.Code}/", Spoken,
                extent is { } e ? [Round((e.West + e.East) / 2), Round((e.South + e.North) / 2)] : null, 13, extent is { } b ? [Round(b.West), Round(b.South), Round(b.East), Round(b.North)] : null),
            ListPublicArticles.MaxAge);
    }

    private static double Round(double degrees) => Math.Round(degrees, 5);
}
