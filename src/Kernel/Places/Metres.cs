namespace Wangge.Kernel.Places;

/// <summary>Distances in metres between WGS-84 positions in degrees.</summary>
public static class Metres
{
    /// <summary>The Earth's mean radius (IUGG), in metres.</summary>
    public const double MeanRadius = 6371008.8;

    /// <summary>Great-circle distance on the mean sphere (haversine): any two places, within 0.6 % of the ellipsoid's.</summary>
    public static double OnSphere(double longitudeA, double latitudeA, double longitudeB, double latitudeB)
    {
        var (phiA, phiB) = (double.DegreesToRadians(latitudeA), double.DegreesToRadians(latitudeB));
        var halfPhi = Math.Sin((phiB - phiA) / 2);
        var halfLambda = Math.Sin(double.DegreesToRadians(longitudeB - longitudeA) / 2);
        var h = (halfPhi * halfPhi) + (Math.Cos(phiA) * Math.Cos(phiB) * halfLambda * halfLambda);
        return 2 * MeanRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>
    /// Distance of near places on the ellipsoid, by its radii of curvature at the middle latitude: within 0.001 % up to 20 km and
    /// 60° of latitude. Right for "within 50 m"; not across the 180th meridian.
    /// </summary>
    public static double Nearby(double longitudeA, double latitudeA, double longitudeB, double latitudeB)
    {
        var plane = new LocalPlane((longitudeA + longitudeB) / 2, (latitudeA + latitudeB) / 2);
        return double.Hypot((longitudeB - longitudeA) * plane.MetresPerDegreeEast, (latitudeB - latitudeA) * plane.MetresPerDegreeNorth);
    }
}
