using SkiaSharp;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Pictures;

/// <summary>On the road and over it: what is wrong there, and how it looks put right.</summary>
internal static class RoadSubjects
{
    internal static void Manhole(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Avenue(brush, colors, chance, seaOnLeft: variant == 2);
        var x = variant == 1 ? 1.5 : -1.2;
        Props.Manhole(brush, x, 6.1, 0.72, isOpen: !isAfter);
        if (isAfter) { return; }

        // The cover lies beside its hole, in halves.
        foreach (var (dx, dz) in ((double, double)[])[(1.35, 0.5), (1.75, -0.15)])
        {
            brush.Blob(new SKColor(0x5C, 0x60, 0x66), View.Patch(x + dx, 6.1 + dz, 0.36, chance, 0.2, 9));
        }

        Props.Cone(brush, x - 1.25, 6.9);
        Props.Cone(brush, x + 0.2, 7.6);
    }

    internal static void Lamp(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Avenue(brush, colors, chance, seaOnLeft: variant == 2);
        for (var z = 58.0; z > 12; z -= 15) { Props.Lamp(brush, colors, variant == 1 ? -5.2 : 5.2, z, isLit: true); }

        foreach (var z in (double[])[42, 25, 12.5]) { Props.Lamp(brush, colors, variant == 1 ? 5.2 : -5.2, z, isAfter || z > 30); }
    }

    internal static void Pothole(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Avenue(brush, colors, chance, seaOnLeft: variant == 2);
        (double X, double Z, double Radius)[] holes = variant == 1 ? [(-1.4, 6.2, 0.85), (1.3, 8.4, 0.6), (2.6, 6.6, 0.35)] : [(1.9, 6.4, 1.0), (-1.7, 7.6, 0.5)];
        foreach (var (x, z, radius) in holes)
        {
            if (isAfter)
            {
                brush.Shape(Brush.Darker(colors.Road, 0.24), View.Ground(x - (radius * 1.15), x + (radius * 1.15), z - (radius * 1.1), z + (radius * 1.1)));
                continue;
            }

            brush.Blob(Brush.Lighter(colors.Road, 0.16), View.Patch(x, z, radius * 1.12, chance));
            brush.Blob(Brush.Darker(colors.Road, 0.45), View.Patch(x, z, radius, chance));
            brush.Blob(new SKColor(0x7A, 0x6A, 0x58), View.Patch(x, z - (radius * 0.1), radius * 0.74, chance));
            if (variant == 2) { Props.Water(brush, colors, View.Patch(x, z - (radius * 0.1), radius * 0.7, chance)); }

            for (var i = 0; i < 12; i++)
            {
                var at = View.At(x + chance.Between(-1.5, 1.5) * radius, 0, z + (chance.Between(-1.4, 1.4) * radius));
                brush.Oval(Brush.Darker(colors.Road, 0.25), at.X, at.Y, chance.Among(3, 8), chance.Among(2, 5));
            }
        }
    }

    internal static void Subsidence(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Avenue(brush, colors, chance);
        var x = variant == 1 ? -1.9 : 1.6;
        if (isAfter)
        {
            brush.Shape(Brush.Darker(colors.Road, 0.26), View.Ground(x - 1.7, x + 1.7, 5.2, 8.6));
            brush.Shape(colors.Marking.WithAlpha(220), View.Ground(-0.09, 0.09, 5, 7.6));
            return;
        }

        brush.Blob(Brush.Lighter(colors.Road, 0.2), View.Patch(x, 6.7, 1.62, chance, 0.12, 22));
        brush.Blob(new SKColor(0x6A, 0x57, 0x45), View.Patch(x, 6.72, 1.45, chance, 0.1, 22));
        brush.Blob(new SKColor(0x2C, 0x25, 0x20), View.Patch(x + 0.05, 6.6, 1.18, chance, 0.12, 20));
        if (variant == 2) { Props.Water(brush, colors, View.Patch(x, 6.45, 0.8, chance)); }

        for (var i = 0; i < 9; i++)
        {
            var angle = i * 0.7;
            brush.Line(Brush.Darker(colors.Road, 0.4), 3, View.At(x + (1.6 * Math.Cos(angle)), 0, 6.7 + (1.6 * Math.Sin(angle))), View.At(x + (2.1 * Math.Cos(angle + 0.1)), 0, 6.7 + (2 * Math.Sin(angle + 0.1))));
        }

        Props.Barrier(brush, x - 1.7, x + 1.7, 8.8);
        Props.Cone(brush, x - 2.2, 6.9);
        Props.Cone(brush, x + 2.1, 6.4);
    }

    internal static void Wires(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Avenue(brush, colors, chance, seaOnLeft: variant == 2);
        var wood = colors.IsDark ? colors.Trunk : new SKColor(0x8E, 0x86, 0x7C);
        var side = variant == 1 ? 1 : -1;
        var x = side * 5.4;
        var (near, far) = (11.5, 30.0);
        foreach (var z in (double[])[far * 1.9, far, near])
        {
            var m = View.Scale(z);
            brush.Shape(wood, View.At(x - 0.13, 0, z), View.At(x - 0.09, 7.4, z), View.At(x + 0.09, 7.4, z), View.At(x + 0.13, 0, z));
            foreach (var y in (double[])[6.9, 6.2]) { brush.Line(Brush.Darker(wood, 0.25), 0.1f * m, View.At(x - 0.8, y, z), View.At(x + 0.8, y, z)); }

            brush.Rect(new SKColor(0x9A, 0xA3, 0xA8), View.At(x, 0, z).X - (0.24f * m), View.At(x, 4.6, z).Y, 0.48f * m, 0.66f * m, 4);
        }

        var cable = new SKColor(0x2A, 0x2D, 0x33);
        for (var i = 0; i < 5; i++)
        {
            var dx = -0.7 + (0.35 * i);
            var y = i < 3 ? 6.95 : 6.25;
            brush.Sag(cable, 3, View.At(x + dx, y, near), View.At(x + dx, y, far), 12);
            brush.Sag(cable, 2, View.At(x + dx, y, far), View.At(x + dx, y, far * 1.9), 4);
            brush.Sag(cable, 4, View.At(x + dx, y, near), View.At(x + dx, y + 0.1, 3.4), 20);
        }

        if (isAfter)
        {
            brush.Line(cable, 7, View.At(x + 0.2, 6, near), View.At(x + 0.2, 2.2, near));
            return;
        }

        // Torn ones: to the ground and over the pavement.
        brush.Sag(cable, 4, View.At(x - (0.6 * side), 6.2, near), View.At(x - (2.6 * side), 0.05, near - 2.2), 60);
        brush.Sag(cable, 4, View.At(x - (2.6 * side), 0.05, near - 2.2), View.At(x - (3.9 * side), 0.05, near - 2.8), 14);
        brush.Sag(cable, 4, View.At(x, 6.2, near), View.At(x - (1.5 * side), 1.5, far * 0.62), 120);
        brush.Sag(cable, 3, View.At(x + 0.3, 5.6, near), View.At(x - 0.6, 2.6, near), 30);
        for (var i = 0; i < 4; i++) { brush.Sag(cable, 3, View.At(x - 0.3 + (0.2 * i), 5.3, near), View.At(x + 0.35 - (0.2 * i), 4.1, near), 24 + (8 * i)); }

        Props.Cone(brush, x - (3.4 * side), 6.9);
    }

    internal static void Leak(Brush brush, Palette colors, SeededRandom chance, int variant, bool isAfter)
    {
        Backdrops.Avenue(brush, colors, chance, seaOnLeft: variant == 2);
        var (x, z) = variant == 1 ? (1.9, 7.0) : (-2.4, 6.6);
        if (isAfter)
        {
            brush.Blob(Brush.Darker(colors.Road, 0.16), View.Patch(x, z, 1.9, chance, 0.1, 24));
            brush.Shape(Brush.Darker(colors.Road, 0.28), View.Ground(x - 0.8, x + 0.8, z - 0.7, z + 0.7));
            Props.Manhole(brush, x + 1.6, z + 0.6, 0.5, isOpen: false);
            return;
        }

        brush.Blob(Brush.Darker(colors.Road, 0.2), View.Patch(x, z, 2.3, chance, 0.12, 26));
        Props.Water(brush, colors, View.Patch(x, z - 0.15, 1.95, chance, 0.16, 26));
        var source = View.At(x, 0, z);
        if (variant == 1)
        {
            for (var i = 0; i < 26; i++)
            {
                var lean = (float)chance.Between(-0.75, 0.75);
                brush.Sag(SKColors.White.WithAlpha(120), chance.Among(3, 8), source, new(source.X + (lean * 190), source.Y + chance.Among(-10, 22)), -chance.Among(70, 150) * (1.1f - Math.Abs(lean)));
            }

            brush.Soft(SKColors.White.WithAlpha(150), source.X, source.Y - 96, 34, 84, 16);
            brush.Soft(SKColors.White.WithAlpha(170), source.X, source.Y, 90, 20, 10);
        }
        else
        {
            // A choked gully with leaves on it.
            brush.Shape(new SKColor(0x3A, 0x3D, 0x42), View.Ground(x - 0.7, x + 0.7, z - 0.35, z + 0.35));
            for (var i = 0; i < 40; i++)
            {
                var at = View.At(x + chance.Between(-1.3, 1.3), 0, z + chance.Between(-0.7, 0.7));
                brush.Oval(chance.Chance(0.5) ? new SKColor(0xA8, 0x7B, 0x3C) : new SKColor(0x7C, 0x6A, 0x3A), at.X, at.Y, chance.Among(7, 15), chance.Among(3, 6));
            }
        }

        Props.Cone(brush, x - 1.9, z + 1.2);
    }
}
