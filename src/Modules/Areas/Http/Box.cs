using NetTopologySuite.Geometries;

namespace Wangge.Areas.Http;

/// <summary>A rectangle of the map that is asked about, in degrees.</summary>
/// <param name="West">Longitude, −180 to 180.</param>
/// <param name="South">Latitude, −90 to 90.</param>
internal readonly record struct Box(double West, double South, double East, double North)
{
    private const double WidestDegrees = 1;

    /// <summary>True for a box of at most 1° across; not over the 180th meridian.</summary>
    public static bool TryMake(double west, double south, double east, double north, out Box box)
    {
        box = new Box(west, south, east, north);
        return west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north && east - west <= WidestDegrees && north - south <= WidestDegrees;
    }

    /// <summary>Reads <c>west,south,east,north</c>.</summary>
    public static bool TryParse(string text, out Box box)
    {
        box = default;
        var parts = text.Split(',');
        var degrees = new double[4];
        for (var i = 0; i < 4; i++)
        {
            if (parts.Length != 4 || !double.TryParse(parts[i], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out degrees[i])) { return false; }
        }

        return TryMake(degrees[0], degrees[1], degrees[2], degrees[3], out box);
    }

    public Envelope ToEnvelope() => new(West, East, South, North);
}
