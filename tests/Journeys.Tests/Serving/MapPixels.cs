using Microsoft.Playwright;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>Where degrees lie on a map that shows a box as large as it can, as MapLibre places it: for hands that draw.</summary>
/// <param name="canvas">The map's own box on the page, in pixels.</param>
/// <param name="bounds">What it shows whole, in degrees.</param>
/// <param name="padding">What it keeps free at its edges, in pixels.</param>
internal sealed class MapPixels(LocatorBoundingBoxResult canvas, (double West, double South, double East, double North) bounds, (double Top, double Right, double Bottom, double Left) padding)
{
    /// <summary>Of a map that has this place in its middle.</summary>
    /// <param name="zoom">As MapLibre counts it: the world is 512 × 2^zoom pixels wide.</param>
    public static MapPixels Around(LocatorBoundingBoxResult canvas, double zoom, double longitude, double latitude)
    {
        var world = 512 * Math.Pow(2, zoom);
        var (east, south) = (canvas.Width / 2 / world * 360, canvas.Height / 2 / world);
        return new MapPixels(canvas, (longitude - east, LatitudeOf(Y(latitude) + south), longitude + east, LatitudeOf(Y(latitude) - south)), (0, 0, 0, 0));
    }

    /// <summary>The point of the page under which this place lies.</summary>
    public (float X, float Y) At(double longitude, double latitude)
    {
        var (width, height) = (X(bounds.East) - X(bounds.West), Y(bounds.South) - Y(bounds.North));
        var scale = Math.Min((canvas.Width - padding.Left - padding.Right) / width, (canvas.Height - padding.Top - padding.Bottom) / height);
        var middleX = canvas.X + (canvas.Width + padding.Left - padding.Right) / 2;
        var middleY = canvas.Y + (canvas.Height + padding.Top - padding.Bottom) / 2;
        return ((float)(middleX + (X(longitude) - (X(bounds.West) + X(bounds.East)) / 2) * scale),
            (float)(middleY + (Y(latitude) - (Y(bounds.North) + Y(bounds.South)) / 2) * scale));
    }

    // Web Mercator, the world being one wide.
    private static double X(double longitude) => longitude / 360;

    private static double LatitudeOf(double y) => Math.Atan(Math.Sinh(-y * 2 * Math.PI)) * 180 / Math.PI;

    private static double Y(double latitude) => -Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / (2 * Math.PI);
}
