using NetTopologySuite.Geometries;

namespace Wangge.Demo.Land;

/// <summary>Metres around the district's middle, and back to WGS-84: the sinusoidal projection of the ellipsoid, so areas are true.</summary>
/// <remarks>
/// Source: Snyder, "Map Projections: A Working Manual" (USGS 1395), ch. 30, with the meridian arc by its series around the origin; within 20 km
/// the arc is off by less than a millimetre. Coordinates are rounded to 1e-7 degrees (about 1 cm).
/// </remarks>
internal static class LocalFrame
{
    internal const double OriginLongitude = 120.925;
    internal const double OriginLatitude = 40.71;

    private const double SemiMajorMetres = 6378137.0;
    private const double EccentricitySquared = 0.00669437999014;
    private const double Radian = Math.PI / 180;

    private static readonly double ArcFirst = MeridianRadius(OriginLatitude * Radian);

    private static readonly double ArcSecond =
        1.5 * EccentricitySquared * Math.Sin(2 * OriginLatitude * Radian) * ArcFirst
        / (1 - (EccentricitySquared * Square(Math.Sin(OriginLatitude * Radian))));

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    internal static LocalPoint ToLocal(double longitude, double latitude)
    {
        var up = (latitude - OriginLatitude) * Radian;
        return new((longitude - OriginLongitude) * Radian * ParallelRadius(latitude * Radian), (ArcFirst * up) + (ArcSecond * up * up / 2));
    }

    internal static Coordinate ToCoordinate(LocalPoint point)
    {
        var up = point.Y / ArcFirst;
        up = (point.Y - (ArcSecond * up * up / 2)) / ArcFirst;
        var latitude = OriginLatitude + (up / Radian);
        var longitude = OriginLongitude + (point.X / ParallelRadius(latitude * Radian) / Radian);
        return new(Math.Round(longitude, 7), Math.Round(latitude, 7));
    }

    internal static Polygon ToPolygon(IEnumerable<LocalPoint> ring)
    {
        var shell = ring.Select(ToCoordinate).ToList();
        shell.Add(shell[0].Copy());
        return Factory.CreatePolygon([.. shell]);
    }

    internal static LineString ToLine(IEnumerable<LocalPoint> points) => Factory.CreateLineString([.. points.Select(ToCoordinate)]);

    private static double MeridianRadius(double latitude) =>
        SemiMajorMetres * (1 - EccentricitySquared) / Math.Pow(1 - (EccentricitySquared * Square(Math.Sin(latitude))), 1.5);

    private static double ParallelRadius(double latitude) =>
        SemiMajorMetres * Math.Cos(latitude) / Math.Sqrt(1 - (EccentricitySquared * Square(Math.Sin(latitude))));

    private static double Square(double value) => value * value;
}
