using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Linemerge;
using Wangge.Contracts.City;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's land and town as a map: at the true place, and made up.</summary>
internal static class DemoMap
{
    public const string Attribution = "演示数据 · Demo data";

    private const double DegreesPerKilometreNorth = 1 / 111.19;
    private const double DegreesPerKilometreEast = DegreesPerKilometreNorth / 0.758;

    /// <summary>The shore beyond the district's northern end and before its southern one, kilometres east and north of those ends; then the open sea's far corners.</summary>
    private static readonly (double East, double North)[] NorthShore =
        [(0.9, 0.7), (1.6, 1.9), (3.1, 2.4), (4.0, 3.9), (6.2, 4.6), (8.1, 6.8), (11.5, 8.0), (14.2, 11.6), (19.8, 13.1), (27, 19), (39, 22), (120, 22)];

    private static readonly (double East, double North)[] SouthShore =
        [(120, -90), (-48, -90), (-41, -52), (-30, -38), (-24, -27), (-17.5, -21.3), (-13.2, -14.8), (-9.4, -12.1), (-7.6, -8.2), (-4.1, -6.3), (-3.2, -3.6), (-1.1, -2.2), (-0.7, -0.9)];

    public static IEnumerable<DrawnShape> Of(DemoPlan plan) =>
    [
        .. plan.Compounds.Select(c => new DrawnShape("block", "residential", c.Outline)),
        .. plan.LandUses.Select(u => u.Kind is "campus" or "works" ? new DrawnShape("block", u.Kind, u.Outline) : new DrawnShape("green", u.Kind, u.Outline)),
        new DrawnShape("water", "sea", Sea(plan.Coast)),
        .. plan.Buildings.Select(b => new DrawnShape("building", b.Use, b.Footprint, HeightMetres: b.HeightMetres, Address: b.Address)),
        .. plan.Streets.OrderBy(s => s.WidthMetres).Select(s => new DrawnShape("street", s.Class, s.Line, s.Name, WidthMetres: s.WidthMetres)),
        .. Borders(plan),
        .. Labels(plan),
    ];

    private static Polygon Sea(LineString coast)
    {
        var (south, north) = (coast.Coordinates[0], coast.Coordinates[^1]);
        List<Coordinate> ring = [.. coast.Coordinates, .. NorthShore.Select(p => From(north, p)), .. SouthShore.Select(p => From(south, p)), south];
        return new Polygon(new LinearRing([.. ring]));
    }

    private static Coordinate From(Coordinate at, (double East, double North) kilometres) =>
        new(at.X + (kilometres.East * DegreesPerKilometreEast), at.Y + (kilometres.North * DegreesPerKilometreNorth));

    /// <summary>Edges between subdistricts and communities, each once and not along the shore.</summary>
    private static IEnumerable<DrawnShape> Borders(DemoPlan plan)
    {
        var drawn = Segments(plan.Coast.Coordinates).ToHashSet();
        foreach (var (kind, divisions) in new[]
        {
            ("district", plan.Divisions.Where(d => d.Code.Length == 6)),
            ("subdistrict", plan.Divisions.Where(d => d.Code.Length == 9)),
            ("community", plan.Divisions.Where(d => d.Code.Length == 12)),
        })
        {
            var lines = new LineMerger();
            foreach (var (from, to) in divisions.SelectMany(d => Segments(d.Outline.Coordinates)).Where(drawn.Add)) { lines.Add(new LineString([from, to])); }
            foreach (var line in lines.GetMergedLineStrings()) { yield return new DrawnShape("border", kind, line); }
        }
    }

    private static IEnumerable<(Coordinate From, Coordinate To)> Segments(Coordinate[] path)
    {
        for (var i = 0; i + 1 < path.Length; i++) { yield return path[i].CompareTo(path[i + 1]) < 0 ? (path[i], path[i + 1]) : (path[i + 1], path[i]); }
    }

    private static IEnumerable<DrawnShape> Labels(DemoPlan plan)
    {
        yield return Label("sea", "辽东湾", plan.Outline.EnvelopeInternal.MaxX + 0.03, 40.69);
        foreach (var d in plan.Divisions.Where(d => d.Code.Length > 6))
        {
            yield return Label(d.Code.Length == 9 ? "subdistrict" : d.CountedAs, d.Name.Replace("村民委员会", "村", StringComparison.Ordinal), d.Longitude, d.Latitude);
        }

        foreach (var c in plan.Compounds)
        {
            var middle = c.Outline.InteriorPoint;
            yield return Label("compound", c.Name, middle.X, middle.Y);
        }

        foreach (var p in plan.Places) { yield return Label(KindOf(p.Kind), p.Name, p.Longitude, p.Latitude); }
        foreach (var b in plan.Buildings.Where(b => b.CompoundIndex is not null && b.Name.EndsWith("号楼", StringComparison.Ordinal)))
        {
            yield return Label("building", b.Name.Replace(plan.Compounds[b.CompoundIndex!.Value].Name, "", StringComparison.Ordinal), b.Longitude, b.Latitude);
        }
    }

    private static string KindOf(string place) => place switch
    {
        "school" or "kindergarten" => "campus",
        "district-centre" or "sub-centre" or "station" => "office",
        "police-post" => "police",
        "fire-station" => "fire",
        "clinic" => "clinic",
        _ => place,
    };

    private static DrawnShape Label(string kind, string name, double longitude, double latitude) => new("label", kind, new Point(longitude, latitude), name);
}
