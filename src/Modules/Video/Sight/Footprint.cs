using NetTopologySuite.Geometries;
using Wangge.Contracts.City;
using Wangge.Kernel.Places;

namespace Wangge.Video.Sight;

/// <summary>A building's outline in metres of a plane: its outer ring and its courtyards, each closed.</summary>
internal sealed class Footprint(Coordinate[][] rings)
{
    /// <summary>The outer one.</summary>
    public Coordinate[] Outer => rings[0];

    public static Footprint Of(BuildingOutline building, LocalPlane plane) =>
        new([Metres(building.Outline.ExteriorRing, plane), .. building.Outline.InteriorRings.Select(ring => Metres(ring, plane))]);

    /// <summary>By the even-odd rule; on the wall it may be either.</summary>
    public bool Contains(double x, double y)
    {
        var isInside = false;
        foreach (var ring in rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                var (a, b) = (ring[i - 1], ring[i]);
                if (a.Y > y != b.Y > y && x < ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)) + a.X) { isInside = !isInside; }
            }
        }

        return isInside;
    }

    /// <summary>Walls as an eye sees them.</summary>
    public IEnumerable<Wall> WallsFrom(Coordinate eye)
    {
        foreach (var ring in rings)
        {
            for (var i = 1; i < ring.Length; i++) { yield return new Wall(ring[i - 1].X - eye.X, ring[i - 1].Y - eye.Y, ring[i].X - eye.X, ring[i].Y - eye.Y); }
        }
    }

    /// <summary>For each wall the place on it that is nearest, how far that is, and the place so many metres before it on the wall's outer side.</summary>
    public IEnumerable<(double Metres, Coordinate Outside)> OutsideNear(Coordinate at, double before)
    {
        foreach (var ring in rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                var (a, dx, dy) = (ring[i - 1], ring[i].X - ring[i - 1].X, ring[i].Y - ring[i - 1].Y);
                var length = Math.Sqrt((dx * dx) + (dy * dy));
                if (length == 0) { continue; }
                var along = Math.Clamp((((at.X - a.X) * dx) + ((at.Y - a.Y) * dy)) / (length * length), 0, 1);
                var (x, y) = (a.X + (along * dx), a.Y + (along * dy));
                var (nx, ny) = (dy / length * before, -dx / length * before);
                yield return (at.Distance(new Coordinate(x, y)), Contains(x + nx, y + ny) ? new Coordinate(x - nx, y - ny) : new Coordinate(x + nx, y + ny));
            }
        }
    }

    private static Coordinate[] Metres(LineString ring, LocalPlane plane) => [.. ring.Coordinates.Select(plane.ToMetres)];
}
