using NetTopologySuite.Geometries;

namespace Wangge.Video.Sight;

/// <summary>A straight piece of a building's outline, in metres east and north of the eye.</summary>
internal readonly record struct Wall(double X1, double Y1, double X2, double Y2);

/// <summary>What a camera could see were nothing in the way: a sector of a disk around the eye.</summary>
/// <param name="DirectionDegrees">Of its middle, clockwise from north.</param>
/// <param name="FieldOfViewDegrees">1–360.</param>
/// <param name="ReachMetres">Above 0.</param>
internal readonly record struct Cone(double DirectionDegrees, double FieldOfViewDegrees, double ReachMetres)
{
    /// <summary>How wide, in radians; 2π all round.</summary>
    public double Width => Math.Min(double.DegreesToRadians(FieldOfViewDegrees), Math.Tau);

    /// <summary>Where it begins, radians anticlockwise from east; it is swept anticlockwise from there.</summary>
    public double Start => double.DegreesToRadians(90 - DirectionDegrees) - (Width / 2);

    /// <summary>The rectangle around it, metres east and north of the eye.</summary>
    public Envelope Bounds
    {
        get
        {
            var (reach, start, end) = (ReachMetres, Start, Start + Width);
            var bounds = new Envelope(new Coordinate(0, 0));
            Take(start);
            Take(end);
            // Where its arc reaches farthest east, north, west or south.
            for (var quarter = Math.Ceiling(start / (Math.PI / 2)) * (Math.PI / 2); quarter < end; quarter += Math.PI / 2) { Take(quarter); }
            return bounds;

            void Take(double angle) => bounds.ExpandToInclude(Math.Cos(angle) * reach, Math.Sin(angle) * reach);
        }
    }

    /// <summary>The angle anticlockwise from <see cref="Start"/>, 0 to 2π, of coordinates that were turned by it.</summary>
    public static double AngleOf(double x, double y)
    {
        var angle = Math.Atan2(y, x);
        return angle < 0 ? angle + Math.Tau : angle;
    }
}

/// <summary>Up to where one sees between two angles: to a wall, or as far as the reach.</summary>
/// <param name="From">Radians from the cone's start, included.</param>
/// <param name="To">Radians from the cone's start.</param>
/// <param name="P">With <paramref name="Q"/> the wall's straight line: one over its distance at the angle φ is P·cos φ + Q·sin φ, in 1/m. Both 0 where no wall is in the way.</param>
internal readonly record struct SightPiece(double From, double To, double P, double Q)
{
    public bool IsOpen => P == 0 && Q == 0;

    /// <summary>One over the distance in metres; 0 where no wall is in the way.</summary>
    public double NearnessAt(double angle) => (P * Math.Cos(angle)) + (Q * Math.Sin(angle));
}
