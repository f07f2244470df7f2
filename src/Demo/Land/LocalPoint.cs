namespace Wangge.Demo.Land;

/// <summary>A place in the local frame: metres east and north of the frame's origin.</summary>
internal readonly record struct LocalPoint(double X, double Y)
{
    internal double Length => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>The same direction, turned left by a right angle.</summary>
    internal LocalPoint Left => new(-Y, X);

    internal LocalPoint Unit => Length is > 0 and var length ? new(X / length, Y / length) : new(1, 0);

    public static LocalPoint operator +(LocalPoint a, LocalPoint b) => new(a.X + b.X, a.Y + b.Y);

    public static LocalPoint operator -(LocalPoint a, LocalPoint b) => new(a.X - b.X, a.Y - b.Y);

    public static LocalPoint operator *(LocalPoint a, double k) => new(a.X * k, a.Y * k);

    internal static LocalPoint Towards(double angle) => new(Math.Cos(angle), Math.Sin(angle));

    internal double Dot(LocalPoint other) => (X * other.X) + (Y * other.Y);

    /// <summary>Positive where <paramref name="other"/> lies to the left.</summary>
    internal double Cross(LocalPoint other) => (X * other.Y) - (Y * other.X);

    internal double DistanceTo(LocalPoint other) => (other - this).Length;

    internal LocalPoint Between(LocalPoint other, double part) => this + ((other - this) * part);

    /// <summary>Distance to the segment from <paramref name="a"/> to <paramref name="b"/>.</summary>
    internal double DistanceTo(LocalPoint a, LocalPoint b)
    {
        var along = b - a;
        var part = Math.Clamp((this - a).Dot(along) / Math.Max(along.Dot(along), 1e-12), 0, 1);
        return DistanceTo(a.Between(b, part));
    }
}
