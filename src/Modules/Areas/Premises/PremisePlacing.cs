using NetTopologySuite.Geometries;
using Wangge.Areas.Http;
using Wangge.Areas.Looking;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Premises;

/// <summary>Puts buildings, shops and places to the grid that holds them after edges moved.</summary>
internal static class PremisePlacing
{
    /// <param name="changed">Grids as they are now, ended ones too; others keep their premises.</param>
    public static async Task PlaceAsync(IReadOnlyList<Area> changed, DistrictDb db, CancellationToken ct)
    {
        var standing = changed.Where(a => a is { EndedAt: null, Level: AreaLevel.Basic, Edge: not null }).ToList();
        var edges = standing.ConvertAll(a => Shapes.Read(a.Edge!));
        var bounds = new Envelope();
        foreach (var edge in edges) { bounds.ExpandToInclude(edge.EnvelopeInternal); }

        var (west, east, south, north) = (bounds.MinX, bounds.MaxX, bounds.MinY, bounds.MaxY);
        var ids = changed.Select(a => (Guid?)a.Id).ToList();
        var premises = await db.Set<Premise>()
            .Where(p => p.EndedAt == null && (ids.Contains(p.AreaId) || (p.AreaId == null && p.Longitude >= west && p.Longitude <= east && p.Latitude >= south && p.Latitude <= north)))
            .ToListAsync(ct);
        var index = PolygonIndex.Build(edges);
        foreach (var premise in premises)
        {
            var found = index.Find(premise.Longitude, premise.Latitude);
            if (found != PolygonIndex.None) { premise.AreaId = standing[found].Id; }
            else if (standing.TrueForAll(a => a.Id != premise.AreaId)) { premise.AreaId = null; }
        }
    }
}
