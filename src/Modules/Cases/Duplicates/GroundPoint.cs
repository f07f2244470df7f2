namespace Wangge.Cases.Duplicates;

/// <summary>A place on the ground, WGS-84 degrees.</summary>
internal readonly record struct GroundPoint(double Longitude, double Latitude)
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <value>Metres of a degree of latitude on the sphere that distances are measured on.</value>
    public const double MetresPerDegree = EarthRadiusMetres * Math.PI / 180;

    /// <summary>Great-circle distance in metres (haversine, mean radius); within 0.6 % of the ellipsoid, which 50 m rules do not feel.</summary>
    public double MetresTo(GroundPoint other)
    {
        var latitude = Radians(other.Latitude - Latitude) / 2;
        var longitude = Radians(other.Longitude - Longitude) / 2;
        var chord = Math.Pow(Math.Sin(latitude), 2)
            + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Pow(Math.Sin(longitude), 2);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
