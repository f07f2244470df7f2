using SkiaSharp;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Pictures;

/// <summary>Things that stand or lie in a scene. Those with metres stand in the perspective of <see cref="View"/>, those with pixels before a flat wall.</summary>
internal static class Props
{
    private static readonly SKColor Shadow = new(20, 24, 34, 70);

    internal static void Tree(Brush brush, Palette colors, double x, double z, SeededRandom chance)
    {
        var foot = View.At(x, 0.12, z);
        TreeAt(brush, colors, foot.X, foot.Y, View.Scale(z), chance);
    }

    internal static void TreeAt(Brush brush, Palette colors, float x, float y, float metre, SeededRandom chance)
    {
        brush.Soft(Shadow, x + metre, y, metre * 1.7f, metre * 0.22f, metre * 0.12f);
        brush.Shape(colors.Trunk, new(x - (metre * 0.13f), y), new(x - (metre * 0.08f), y - (metre * 2.6f)), new(x + (metre * 0.08f), y - (metre * 2.6f)), new(x + (metre * 0.13f), y));
        for (var i = 0; i < 7; i++)
        {
            var (dx, dy) = ((float)chance.Between(-1.1, 1.1), (float)chance.Between(-1.2, 0.7));
            brush.Oval(i < 3 ? Brush.Darker(colors.Leaf, 0.1) : colors.Leaf, x + (dx * metre), y - ((3.6f - dy) * metre), metre * 1.05f, metre * 0.95f);
        }

        brush.Oval(colors.LeafLight, x - (metre * 0.4f), y - (metre * 4.3f), metre * 0.8f, metre * 0.62f);
        brush.Oval(colors.LeafLight, x + (metre * 0.6f), y - (metre * 3.6f), metre * 0.5f, metre * 0.4f);
    }

    internal static void Bush(Brush brush, Palette colors, double x, double z, double radius, SeededRandom chance)
    {
        var at = View.At(x, radius * 0.6, z);
        var size = (float)(radius * View.Scale(z));
        brush.Oval(Brush.Darker(colors.Leaf, 0.12), at.X, at.Y + (size * 0.2f), size, size * 0.8f);
        brush.Oval(Brush.Lighter(colors.Leaf, chance.Between(0, 0.14)), at.X - (size * 0.1f), at.Y - (size * 0.1f), size * 0.86f, size * 0.66f);
    }

    internal static void Cone(Brush brush, double x, double z)
    {
        var (foot, m) = (View.At(x, 0, z), View.Scale(z));
        brush.Soft(Shadow, foot.X + (0.12f * m), foot.Y, 0.32f * m, 0.07f * m, 0.04f * m);
        brush.Rect(new SKColor(0xB8, 0x4A, 0x2C), foot.X - (0.25f * m), foot.Y - (0.06f * m), 0.5f * m, 0.08f * m, 3);
        Band(0, 0.75f, new SKColor(0xE0, 0x66, 0x3A));
        Band(0.28f, 0.44f, new SKColor(0xF5, 0xF0, 0xE6));
        Band(0.55f, 0.64f, new SKColor(0xF5, 0xF0, 0xE6));

        void Band(float low, float high, SKColor color)
        {
            float Half(float height) => (0.19f - (0.2f * height)) * m;
            brush.Shape(
                color,
                new(foot.X - Half(low), foot.Y - (low * m) - (0.05f * m)), new(foot.X - Half(high), foot.Y - (high * m) - (0.05f * m)),
                new(foot.X + Half(high), foot.Y - (high * m) - (0.05f * m)), new(foot.X + Half(low), foot.Y - (low * m) - (0.05f * m)));
        }
    }

    /// <summary>A red and white board on feet.</summary>
    internal static void Barrier(Brush brush, double x0, double x1, double z)
    {
        var metal = new SKColor(0x8B, 0x90, 0x96);
        foreach (var x in (double[])[x0 + 0.15, x1 - 0.15]) { brush.Line(metal, View.Scale(z) * 0.06f, View.At(x, 0, z), View.At(x, 1.05, z)); }

        brush.Shape(new SKColor(0xF3, 0xEF, 0xE6), View.Front(x0, x1, 0.62, 1.02, z));
        for (var x = x0; x < x1 - 0.2; x += 0.5)
        {
            brush.Shape(new SKColor(0xC8, 0x4B, 0x3A), View.At(x, 0.62, z), View.At(x + 0.22, 1.02, z), View.At(Math.Min(x + 0.47, x1), 1.02, z), View.At(Math.Min(x + 0.25, x1), 0.62, z));
        }
    }

    /// <summary>A car from behind; it has no number.</summary>
    internal static void Car(Brush brush, double x, double z, SKColor color)
    {
        var (foot, m) = (View.At(x, 0, z), View.Scale(z));
        float X(double metres) => foot.X + (float)(metres * m);
        float Y(double metres) => foot.Y - (float)(metres * m);
        brush.Soft(new SKColor(10, 12, 18, 120), foot.X, foot.Y, 1.05f * m, 0.14f * m, 0.07f * m);
        foreach (var side in (double[])[-0.72, 0.5]) { brush.Rect(new SKColor(0x26, 0x28, 0x2C), X(side), Y(0.42), 0.24f * m, 0.42f * m, 0.06f * m); }

        brush.Shape(color, new(X(-0.66), Y(0.86)), new(X(-0.54), Y(1.4)), new(X(-0.42), Y(1.5)), new(X(0.42), Y(1.5)), new(X(0.54), Y(1.4)), new(X(0.66), Y(0.86)));
        brush.Rect(color, X(-0.9), Y(0.98), 1.8f * m, 0.68f * m, 0.14f * m);
        brush.Rect(Brush.Darker(color, 0.18), X(-0.88), Y(0.52), 1.76f * m, 0.24f * m, 0.08f * m);
        brush.Shape(new SKColor(0x3E, 0x4C, 0x58), new(X(-0.54), Y(0.98)), new(X(-0.45), Y(1.36)), new(X(0.45), Y(1.36)), new(X(0.54), Y(0.98)));
        brush.Shape(new SKColor(0x6C, 0x80, 0x8E), new(X(-0.3), Y(0.98)), new(X(-0.22), Y(1.36)), new(X(0.05), Y(1.36)), new(X(-0.05), Y(0.98)));
        foreach (var side in (double[])[-0.86, 0.58]) { brush.Rect(new SKColor(0xB0, 0x3A, 0x36), X(side), Y(0.88), 0.28f * m, 0.17f * m, 0.04f * m); }

        brush.Rect(Brush.Lighter(color, 0.3), X(-0.5), Y(0.9), m, 0.03f * m);
        brush.Rect(Brush.Darker(color, 0.3), X(-0.24), Y(0.76), 0.48f * m, 0.13f * m, 0.02f * m);
    }

    /// <summary>A green bin; pixels from its foot.</summary>
    internal static void Bin(Brush brush, float x, float y, float height, bool isOpen, SKColor color)
    {
        var (width, dark) = (height * 0.58f, Brush.Darker(color, 0.2));
        brush.Soft(Shadow, x + (width * 0.15f), y, width * 0.75f, height * 0.06f, 8);
        foreach (var wheel in (float[])[-0.3f, 0.3f]) { brush.Oval(new SKColor(0x2C, 0x30, 0x33), x + (wheel * width), y - 8, height * 0.06f, height * 0.06f); }

        brush.Shape(color, new(x - (width * 0.42f), y - 10), new(x - (width * 0.52f), y - (height * 0.86f)), new(x + (width * 0.52f), y - (height * 0.86f)), new(x + (width * 0.42f), y - 10));
        foreach (var rib in (float[])[-0.24f, 0, 0.24f]) { brush.Line(dark, height * 0.025f, new(x + (rib * width), y - (height * 0.72f)), new(x + (rib * width * 0.9f), y - (height * 0.18f))); }

        brush.Rect(dark, x - (width * 0.54f), y - (height * 0.9f), width * 1.08f, height * 0.07f, 5);
        if (isOpen)
        {
brush.Shape(Brush.Darker(color, 0.1), new(x - (width * 0.58f), y - (height * 0.9f)), new(x - (width * 0.55f), y - (height * 1.0f)), new(x + (width * 0.46f), y - (height * 1.3f)), new(x + (width * 0.52f), y - (height * 1.21f)));
        }
        else
        {
            brush.Rect(Brush.Darker(color, 0.08), x - (width * 0.57f), y - (height * 1.0f), width * 1.14f, height * 0.11f, 8);
        }
    }

    /// <summary>A tied bag; pixels from its foot.</summary>
    internal static void Bag(Brush brush, float x, float y, float size, SKColor color)
    {
        brush.Soft(Shadow, x + (size * 0.1f), y, size * 0.62f, size * 0.07f, 6);
        brush.Blob(
            color,
            new(x - (size * 0.2f), y), new(x - (size * 0.5f), y), new(x - (size * 0.58f), y - (size * 0.3f)), new(x - (size * 0.36f), y - (size * 0.62f)), new(x - (size * 0.1f), y - (size * 0.82f)), new(x + (size * 0.1f), y - (size * 0.82f)),
            new(x + (size * 0.38f), y - (size * 0.6f)), new(x + (size * 0.58f), y - (size * 0.28f)), new(x + (size * 0.5f), y), new(x + (size * 0.2f), y));
        brush.Shape(Brush.Lighter(color, 0.14), new(x - (size * 0.3f), y - (size * 0.1f)), new(x - (size * 0.34f), y - (size * 0.46f)), new(x - (size * 0.14f), y - (size * 0.68f)), new(x - (size * 0.1f), y - (size * 0.2f)));
        brush.Line(Brush.Darker(color, 0.3), size * 0.035f, new(x - (size * 0.16f), y - (size * 0.94f)), new(x, y - (size * 0.8f)), new(x + (size * 0.17f), y - (size * 0.96f)));
    }

    internal static void Box(Brush brush, float x, float y, float width, float height, SKColor color)
    {
        brush.Soft(Shadow, x + (width / 2), y, width * 0.6f, 8, 6);
        brush.Shape(color, new(x, y), new(x + 6, y - height), new(x + width + 4, y - height + 8), new(x + width, y));
        brush.Shape(Brush.Darker(color, 0.14), new(x + (width * 0.62f), y), new(x + (width * 0.64f), y - height + 5), new(x + width + 4, y - height + 8), new(x + width, y));
        brush.Shape(Brush.Lighter(color, 0.2), new(x + 6, y - height), new(x + (width * 0.3f), y - height - (height * 0.22f)), new(x + (width * 0.7f), y - height - (height * 0.1f)), new(x + (width * 0.64f), y - height + 5));
    }

    internal static void Lamp(Brush brush, Palette colors, double x, double z, bool isLit)
    {
        var (foot, m) = (View.At(x, 0.12, z), View.Scale(z));
        var pole = colors.IsDark ? new SKColor(0x5C, 0x66, 0x73) : new SKColor(0x74, 0x7C, 0x84);
        var (topX, topY) = (foot.X, foot.Y - (6.4f * m));
        var reach = -Math.Sign(x) * 1.5f * m;
        if (isLit)
        {
            brush.Glow(new SKColor(0xFF, 0xD9, 0x8A, 190), topX + reach, topY, 2.6f * m);
            brush.Shape(new SKColor(0xFF, 0xDF, 0x9E, 44), new(topX + reach - (0.3f * m), topY), new(topX + reach + (0.3f * m), topY), new(topX + reach + (2.7f * m), foot.Y + (0.3f * m)), new(topX + reach - (2.7f * m), foot.Y + (0.3f * m)));
            brush.Soft(new SKColor(0xFF, 0xE0, 0xA0, 84), topX + reach, foot.Y + (0.15f * m), 2.7f * m, 0.42f * m, 0.2f * m);
        }

        brush.Line(pole, 0.16f * m, new(foot.X, foot.Y), new(topX, topY + (0.4f * m)));
        brush.Line(pole, 0.28f * m, new(foot.X, foot.Y), new(foot.X, foot.Y - (0.7f * m)));
        brush.Line(pole, 0.1f * m, new(topX, topY + (0.4f * m)), new(topX + (reach * 0.4f), topY), new(topX + reach, topY - (0.05f * m)));
        brush.Rect(isLit ? new SKColor(0xFF, 0xF0, 0xC8) : Brush.Darker(pole, 0.25), topX + reach - (0.42f * m), topY - (0.1f * m), 0.84f * m, 0.17f * m, 0.08f * m);
    }

    /// <summary>A round cover in the road, or the hole where it should be.</summary>
    internal static void Manhole(Brush brush, double x, double z, double radius, bool isOpen)
    {
        var middle = View.At(x, 0, z);
        var (rx, ry) = ((float)radius * View.Scale(z), (View.At(x, 0, z - radius).Y - View.At(x, 0, z + radius).Y) / 2);
        brush.Oval(new SKColor(0x8E, 0x8B, 0x84), middle.X, middle.Y, rx * 1.16f, ry * 1.16f);
        if (isOpen)
        {
            brush.Oval(new SKColor(0x17, 0x19, 0x1E), middle.X, middle.Y, rx, ry);
            brush.Oval(new SKColor(0x3A, 0x38, 0x36), middle.X, middle.Y - (ry * 0.16f), rx * 0.94f, ry * 0.8f);
            brush.Oval(new SKColor(0x0D, 0x0E, 0x12), middle.X, middle.Y + (ry * 0.12f), rx * 0.9f, ry * 0.76f);
            return;
        }

        brush.Oval(new SKColor(0x55, 0x58, 0x5E), middle.X, middle.Y, rx, ry);
        brush.Oval(new SKColor(0x66, 0x6A, 0x70), middle.X, middle.Y - 2, rx * 0.92f, ry * 0.9f);
        for (var i = -3; i <= 3; i++)
        {
            var half = rx * (float)Math.Sqrt(1 - (i * i / 14.0)) * 0.8f;
            brush.Line(new SKColor(0x4C, 0x4F, 0x55), ry * 0.07f, new(middle.X - half, middle.Y + (i * ry * 0.22f)), new(middle.X + half, middle.Y + (i * ry * 0.22f)));
        }

        brush.Oval(new SKColor(0x4C, 0x4F, 0x55), middle.X, middle.Y, rx * 0.14f, ry * 0.14f);
    }

    internal static void Water(Brush brush, Palette colors, SKPoint[] edge)
    {
        brush.Blob(Brush.Darker(colors.SkyLow, 0.35).WithAlpha(205), edge);
        var (left, right) = (edge.Min(p => p.X), edge.Max(p => p.X));
        var (top, bottom) = (edge.Min(p => p.Y), edge.Max(p => p.Y));
        brush.Soft(SKColors.White.WithAlpha(90), left + ((right - left) * 0.42f), top + ((bottom - top) * 0.35f), (right - left) * 0.22f, (bottom - top) * 0.07f, 5);
        brush.Soft(SKColors.White.WithAlpha(60), left + ((right - left) * 0.62f), top + ((bottom - top) * 0.66f), (right - left) * 0.16f, (bottom - top) * 0.05f, 4);
    }
}
