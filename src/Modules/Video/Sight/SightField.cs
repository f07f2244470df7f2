using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Video.Sight;

/// <summary>What one camera sees: each place within its sector that no wall hides. Never changes; safe for concurrent use.</summary>
/// <param name="pieces">As <see cref="FieldSweep.Sweep"/> gives them, for the same cone.</param>
/// <param name="plane">Around where the camera is registered.</param>
/// <param name="eye">Where it looks from, metres of the plane.</param>
internal sealed class SightField(SightPiece[] pieces, Cone cone, LocalPlane plane, Coordinate eye, EyeStanding standing)
{
    /// <summary>What touches a wall is seen: relative, far below a millimetre.</summary>
    private const double Touch = 1e-9;

    private const double ArcStep = Math.PI / 60;

    private readonly double _sin = Math.Sin(cone.Start);
    private readonly double _cos = Math.Cos(cone.Start);

    public EyeStanding Standing => standing;

    /// <summary>Degrees around it that hold all that it may see.</summary>
    public Envelope Bounds
    {
        get
        {
            var metres = cone.Bounds;
            var (low, high) = (plane.ToDegrees(new Coordinate(eye.X + metres.MinX, eye.Y + metres.MinY)), plane.ToDegrees(new Coordinate(eye.X + metres.MaxX, eye.Y + metres.MaxY)));
            return new Envelope(low, high);
        }
    }

    /// <summary>Whether a place is seen. O(log n).</summary>
    public bool Sees(double longitude, double latitude) =>
        SeesMetres(((longitude - plane.Longitude) * plane.MetresPerDegreeEast) - eye.X, ((latitude - plane.Latitude) * plane.MetresPerDegreeNorth) - eye.Y);

    /// <param name="x">Metres east of the eye.</param>
    /// <param name="y">Metres north of the eye.</param>
    public bool SeesMetres(double x, double y)
    {
        var away = Math.Sqrt((x * x) + (y * y));
        if (away > cone.ReachMetres) { return false; }
        if (away == 0) { return true; }
        var angle = Cone.AngleOf((x * _cos) + (y * _sin), (y * _cos) - (x * _sin));
        if (angle > cone.Width) { return false; }
        var (low, high) = (0, pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].To < angle) { low = middle + 1; }
            else { high = middle; }
        }

        return pieces[low].IsOpen || pieces[low].NearnessAt(angle) * away <= 1 + Touch;
    }

    /// <summary>Its edge in degrees, closed; arcs as chords of at most 3°.</summary>
    public Coordinate[] Ring()
    {
        var ring = new List<Coordinate>();
        if (cone.Width < Math.Tau) { ring.Add(At(0, 0)); }
        foreach (var piece in pieces)
        {
            var steps = piece.IsOpen ? (int)Math.Ceiling((piece.To - piece.From) / ArcStep) : 1;
            for (var i = 0; i <= steps; i++)
            {
                var angle = piece.From + ((piece.To - piece.From) * i / steps);
                var nearness = piece.NearnessAt(angle);
                var next = At(angle, nearness * cone.ReachMetres > 1 ? 1 / nearness : cone.ReachMetres);
                if (ring is not [.., var last] || !last.Equals2D(next, 1e-8)) { ring.Add(next); }
            }
        }

        // One that hangs before a wall sees nothing, and is a polygon still.
        while (ring.Count < 3) { ring.Add(ring[0].Copy()); }
        ring.Add(ring[0].Copy());
        return [.. ring];
    }

    private Coordinate At(double angle, double metres)
    {
        var (sin, cos) = Math.SinCos(angle + cone.Start);
        return plane.ToDegrees(new Coordinate(eye.X + (metres * cos), eye.Y + (metres * sin)));
    }
}
