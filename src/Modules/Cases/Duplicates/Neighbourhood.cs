namespace Wangge.Cases.Duplicates;

/// <summary>The box of degrees that holds every place within a distance of one; what the index on longitude and latitude is asked for.</summary>
/// <param name="West">WGS-84 degrees, as the others.</param>
internal readonly record struct Neighbourhood(double West, double South, double East, double North)
{
    /// <summary>A little too large, never too small; districts do not lie on the poles or the 180th meridian.</summary>
    public static Neighbourhood Around(GroundPoint place, double metres)
    {
        var north = metres * 1.01 / GroundPoint.MetresPerDegree;
        var east = north / Math.Max(0.01, Math.Cos(double.DegreesToRadians(Math.Min(89, Math.Abs(place.Latitude) + north))));
        return new Neighbourhood(place.Longitude - east, place.Latitude - north, place.Longitude + east, place.Latitude + north);
    }
}
