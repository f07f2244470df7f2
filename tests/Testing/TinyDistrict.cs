using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;

namespace Wangge.Testing;

/// <summary>A district of four square grids in two communities, with two units: enough to report, dispatch and check in.</summary>
public static class TinyDistrict
{
    /// <summary>West edge of the first grid; each is 0.01° wide and high, numbered row by row.</summary>
    public const double West = 120.90;
    public const double South = 40.70;

    /// <summary>Inside the first grid.</summary>
    public static readonly (double Longitude, double Latitude) Somewhere = (120.905, 40.705);

    public static string RootOf(TestServer server) => $"/{server.District.Code}/";

    /// <summary>Founds it and gives back its units and grids.</summary>
    public static async Task<TinyPlaces> FoundTinyDistrictAsync(this TestServer server)
    {
        var root = RootOf(server);
        var sub = root + "001/";
        PlannedArea[] areas =
        [
            new(Guid.CreateVersion7(), server.District.Code, "试验区", root, "district", null, null, null),
            new(Guid.CreateVersion7(), "001", "第一街道", sub, "subdistrict", null, null, null),
            new(Guid.CreateVersion7(), "A", "甲社区", sub + "A/", "community", null, null, null),
            new(Guid.CreateVersion7(), "B", "乙社区", sub + "B/", "community", null, null, null),
            Grid(sub + "A/", "G001", 0, 0), Grid(sub + "A/", "G002", 1, 0), Grid(sub + "B/", "G001", 0, 1), Grid(sub + "B/", "G002", 1, 1),
        ];
        PlannedUnit[] units = [new(Guid.CreateVersion7(), "U01", "市政处", root), new(Guid.CreateVersion7(), "U02", "环卫处", root)];
        await using var scope = server.Scope();
        await scope.ServiceProvider.GetRequiredService<IAreaFounding>().FoundAsync(new AreaPlan { Areas = areas, Units = units }, CancellationToken.None);
        return new TinyPlaces(root, sub, units[0].Id, units[1].Id, areas[4].Id);
    }

    private static PlannedArea Grid(string parent, string code, int column, int row)
    {
        var (west, south) = (West + (column * 0.01), South + (row * 0.01));
        var ring = new LinearRing(
        [
            new(west, south), new(west + 0.01, south), new(west + 0.01, south + 0.01), new(west, south + 0.01), new(west, south),
        ]);
        return new PlannedArea(Guid.CreateVersion7(), code, $"{parent[^2]}{code}", $"{parent}{code}/", "basic", null, new Polygon(ring), null);
    }
}

/// <param name="Root">Path of the whole district.</param>
/// <param name="Subdistrict">Path of its one subdistrict.</param>
/// <param name="LeadUnit">A unit.</param>
/// <param name="HelperUnit">Another.</param>
/// <param name="FirstGrid">The grid of <see cref="TinyDistrict.Somewhere"/>.</param>
public sealed record TinyPlaces(string Root, string Subdistrict, Guid LeadUnit, Guid HelperUnit, Guid FirstGrid);
