using SkiaSharp;

namespace Wangge.Demo.Pictures;

/// <summary>A pinhole camera at eye height that looks along a street: metres to pixels.</summary>
/// <remarks>X to the right, Y up from the ground, Z away from the eye; Z must be above 0.</remarks>
internal static class View
{
    internal const float Horizon = 400;

    private const float Middle = DemoPicture.WidthPixels / 2f;
    private const float FocalPixels = 900;
    private const float EyeMetres = 2.6f;

    internal static SKPoint At(double x, double y, double z) =>
        new((float)(Middle + (FocalPixels * x / z)), (float)(Horizon + (FocalPixels * (EyeMetres - y) / z)));

    /// <summary>Pixels of a metre at this distance.</summary>
    internal static float Scale(double z) => (float)(FocalPixels / z);

    /// <summary>A rectangle on the ground.</summary>
    internal static SKPoint[] Ground(double x0, double x1, double z0, double z1, double y = 0) => [At(x0, y, z0), At(x1, y, z0), At(x1, y, z1), At(x0, y, z1)];

    /// <summary>An upright rectangle along the street.</summary>
    internal static SKPoint[] Side(double x, double y0, double y1, double z0, double z1) => [At(x, y0, z0), At(x, y1, z0), At(x, y1, z1), At(x, y0, z1)];

    /// <summary>An upright rectangle across the street.</summary>
    internal static SKPoint[] Front(double x0, double x1, double y0, double y1, double z) => [At(x0, y0, z), At(x0, y1, z), At(x1, y1, z), At(x1, y0, z)];

    /// <summary>A rough round on the ground, uneven by seeded chance.</summary>
    internal static SKPoint[] Patch(double x, double z, double radius, Chance.SeededRandom chance, double uneven = 0.18, int corners = 18)
    {
        var points = new SKPoint[corners];
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * i / corners;
            var reach = radius * (1 + chance.Between(-uneven, uneven));
            points[i] = At(x + (Math.Cos(angle) * reach), 0, z + (Math.Sin(angle) * reach));
        }

        return points;
    }
}
