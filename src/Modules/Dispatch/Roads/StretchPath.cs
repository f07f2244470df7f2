using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Roads;

/// <summary>The line of one stretch, and what lies where along it. Fractions are of its length.</summary>
internal sealed class StretchPath
{
    private readonly double[] _fractions;
    private readonly LocalPlane _plane;

    public StretchPath(RoadNetwork roads, int stretch)
    {
        var (first, end) = (roads.FirstPoint[stretch], roads.FirstPoint[stretch + 1]);
        Points = [.. Enumerable.Range(first, end - first).Select(i => new Coordinate(roads.Longitude[i] / 1e7, roads.Latitude[i] / 1e7))];
        _plane = new LocalPlane(Points[0].X, Points[0].Y);
        _fractions = new double[Points.Count];
        for (var i = 1; i < _fractions.Length; i++)
        {
            _fractions[i] = _fractions[i - 1] + double.Hypot((Points[i].X - Points[i - 1].X) * _plane.MetresPerDegreeEast, (Points[i].Y - Points[i - 1].Y) * _plane.MetresPerDegreeNorth);
        }

        var sum = _fractions[^1];
        for (var i = 1; i < _fractions.Length; i++) { _fractions[i] = sum > 0 ? _fractions[i] / sum : (double)i / (_fractions.Length - 1); }
        _fractions[^1] = 1;
        Metres = roads.LengthCm[stretch] / 100.0;
    }

    /// <summary>WGS-84 degrees.</summary>
    public IReadOnlyList<Coordinate> Points { get; }

    public double Metres { get; }

    /// <summary>How far along the n-th point lies.</summary>
    public double FractionAt(int point) => _fractions[point];

    /// <summary>The number of the point before a fraction; there is always one behind it.</summary>
    public int Before(double fraction)
    {
        var i = Array.BinarySearch(_fractions, fraction);
        return Math.Clamp(i >= 0 ? i : ~i - 1, 0, _fractions.Length - 2);
    }

    public Coordinate At(double fraction)
    {
        var i = Before(fraction);
        return Between(i, fraction);
    }

    /// <summary>The line from one fraction to another; at least two points.</summary>
    public Coordinate[] Part(double from, double until)
    {
        List<Coordinate> part = [At(from)];
        for (var i = 1; i < Points.Count - 1; i++)
        {
            if (_fractions[i] > from && _fractions[i] < until) { part.Add(Points[i]); }
        }

        part.Add(At(until));
        return [.. part];
    }

    /// <summary>A place on the line, and the places so far to its left and its right.</summary>
    public (Coordinate At, Coordinate Left, Coordinate Right) Sides(double fraction, double metres)
    {
        var i = Before(fraction);
        var at = Between(i, fraction);
        var (east, north) = ((Points[i + 1].X - Points[i].X) * _plane.MetresPerDegreeEast, (Points[i + 1].Y - Points[i].Y) * _plane.MetresPerDegreeNorth);
        var length = double.Hypot(east, north);
        if (length == 0) { return (at, at, at); }
        var (dx, dy) = (-north / length * metres / _plane.MetresPerDegreeEast, east / length * metres / _plane.MetresPerDegreeNorth);
        return (at, new Coordinate(at.X + dx, at.Y + dy), new Coordinate(at.X - dx, at.Y - dy));
    }

    private Coordinate Between(int i, double fraction)
    {
        var length = _fractions[i + 1] - _fractions[i];
        var share = length > 0 ? Math.Clamp((fraction - _fractions[i]) / length, 0, 1) : 0;
        // Where it ends it is the very corner, so that stretches that meet there do so exactly.
        if (share is 0 or 1) { return Points[share == 0 ? i : i + 1].Copy(); }
        return new Coordinate(Points[i].X + (share * (Points[i + 1].X - Points[i].X)), Points[i].Y + (share * (Points[i + 1].Y - Points[i].Y)));
    }
}
