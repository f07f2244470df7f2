using SkiaSharp;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Pictures;

/// <summary>The places that scenes play in.</summary>
internal static class Backdrops
{
    private const float Width = DemoPicture.WidthPixels;
    private const float Height = DemoPicture.HeightPixels;

    /// <summary>A street that runs away from the eye, houses and trees on both sides.</summary>
    /// <param name="seaOnLeft">A promenade: railing and sea instead of the left row of houses.</param>
    internal static void Avenue(Brush brush, Palette colors, SeededRandom chance, bool seaOnLeft = false)
    {
        Sky(brush, colors, chance);
        brush.Shape(colors.Paving, View.Ground(-400, 400, 3.2, 400));
        if (seaOnLeft) { Sea(brush, colors); }

        brush.Shape(colors.Road, View.Ground(-9.4, 9.4, 3.2, 400));
        foreach (var side in (int[])[-1, 1])
        {
            brush.Shape(colors.Paving, View.Ground(side * 4.6, side * 9.2, 3.5, 160, 0.12));
            for (var z = 4.0; z < 40; z += z * 0.22) { brush.Line(colors.Joint, 2, View.At(side * 4.9, 0.12, z), View.At(side * 9.2, 0.12, z)); }

            brush.Line(colors.Joint, 2, View.At(side * 6.8, 0.12, 3.5), View.At(side * 6.8, 0.12, 120));
            brush.Shape(colors.Kerb, View.Ground(side * 4.6, side * 4.9, 3.5, 160, 0.13));
            brush.Shape(Brush.Darker(colors.Kerb, 0.22), View.Side(side * 4.6, 0, 0.13, 3.5, 160));
        }

        for (var z = 4.4; z < 90; z += 5.5) { brush.Shape(colors.Marking.WithAlpha(210), View.Ground(-0.09, 0.09, z, z + 2.6)); }

        if (seaOnLeft) { Railing(brush, colors); }
        else { Row(brush, colors, chance, -1); }

        Row(brush, colors, chance, 1);

        for (var z = 62.0; z > 9; z -= 8.5)
        {
            if (!seaOnLeft) { Props.Tree(brush, colors, -6.2, z, chance); }

            Props.Tree(brush, colors, 6.4, z + 3, chance);
        }
    }

    /// <summary>A compound's inner way with the fire lane painted yellow.</summary>
    internal static void Yard(Brush brush, Palette colors, SeededRandom chance)
    {
        Sky(brush, colors, chance);
        brush.Shape(Brush.Darker(colors.Leaf, 0.1), View.Ground(-60, 400, 3.2, 400));
        House(brush, colors, chance, View.Front(-16, 16, 0, 17, 46), 46, -16, 16, 17);
        brush.Shape(colors.Paving, View.Ground(-6.4, 3.4, 3.5, 46));
        brush.Shape(Brush.Darker(colors.Paving, 0.12), View.Ground(-2.6, 2.6, 3.5, 46));
        var yellow = new SKColor(0xE3, 0xB3, 0x3C, 225);
        foreach (var x in (double[])[-2.6, 2.45]) { brush.Shape(yellow, View.Ground(x, x + 0.15, 3.5, 46)); }

        for (var z = 4.2; z < 34; z += 2.6) { brush.Shape(yellow, View.At(-2.4, 0, z), View.At(-2.1, 0, z), View.At(2.4, 0, z + 2.2), View.At(2.1, 0, z + 2.2)); }

        Row(brush, colors, chance, -1, near: 6.4, height: 19);
        foreach (var z in (double[])[34, 24, 16])
        {
            Props.Tree(brush, colors, 5.6, z, chance);
        }

        for (var z = 40.0; z > 4; z -= 1.1) { Props.Bush(brush, colors, 4.1, z, 0.62, chance); }
    }

    /// <summary>A brick wall seen from the road, houses behind it.</summary>
    internal static void Wall(Brush brush, Palette colors, SeededRandom chance)
    {
        Sky(brush, colors, chance);
        var x = -40f;
        for (var i = 0; x < Width; i++)
        {
            var width = 300f + chance.Below(140);
            FlatHouse(brush, colors, chance, x, 40 + chance.Below(90), width, colors.Walls[i % colors.Walls.Length]);
            x += width + 24;
        }

        Bricks(brush, colors, chance, 330, 590);
        brush.Fade(Brush.Lighter(colors.Paving, 0.05), Brush.Darker(colors.Paving, 0.08), 0, 590, Width, 230);
        for (var k = 0; k < 9; k++) { brush.Line(colors.Joint, 2.5f, new(60 + (k * 160), 590), new(-120 + (k * 200), 820)); }

        brush.Line(colors.Joint, 2.5f, new(0, 690), new(Width, 690));
        brush.Soft(new SKColor(0, 0, 0, 60), Width / 2, 596, Width, 10, 8);
        brush.Rect(colors.Kerb, 0, 816, Width, 26);
        brush.Rect(Brush.Darker(colors.Kerb, 0.25), 0, 842, Width, 10);
        brush.Fade(colors.Road, Brush.Darker(colors.Road, 0.12), 0, 852, Width, Height - 852);
    }

    /// <summary>The sea front seen from the road: railing, beach, water.</summary>
    internal static void Promenade(Brush brush, Palette colors, SeededRandom chance)
    {
        Sky(brush, colors, chance);
        brush.Shape(Brush.Lighter(colors.Leaf, 0.5), new(820, View.Horizon), new(900, View.Horizon - 30), new(1010, View.Horizon - 52), new(1130, View.Horizon - 40), new(1280, View.Horizon - 60), new(1280, View.Horizon));
        brush.Fade(Brush.Lighter(colors.Sea, 0.4), colors.Sea, 0, View.Horizon - 2, Width, 170);
        for (var i = 0; i < 34; i++)
        {
            var (x, y) = (chance.Below(1280), View.Horizon + 4 + (i * 4.6f));
            brush.Line(SKColors.White.WithAlpha(80), 1.5f + (i * 0.06f), new(x, y), new(x + 50 + (i * 3), y));
        }

        // A fishing boat far out.
        brush.Shape(new SKColor(0x8A, 0x4E, 0x44), new(300, 428), new(392, 428), new(378, 446), new(312, 446));
        brush.Rect(new SKColor(0xEE, 0xEA, 0xE0), 326, 408, 34, 20, 3);
        brush.Line(new SKColor(0x5A, 0x52, 0x4C), 3, new(348, 408), new(348, 372));
        brush.Fade(new SKColor(0xE6, 0xD4, 0xAE), new SKColor(0xDB, 0xC4, 0x98), 0, 556, Width, 60);
        brush.Soft(SKColors.White.WithAlpha(150), Width / 2, 558, Width * 0.7f, 5, 4);
        brush.Fade(Brush.Lighter(colors.Paving, 0.06), Brush.Darker(colors.Paving, 0.08), 0, 612, Width, 210);
        for (var k = 0; k < 11; k++) { brush.Line(colors.Joint, 2.5f, new(40 + (k * 130), 612), new(-200 + (k * 180), 820)); }

        brush.Line(colors.Joint, 2.5f, new(0, 700), new(Width, 700));
        var metal = new SKColor(0xF4, 0xF2, 0xEC);
        for (var x = 12f; x < Width; x += 62) { brush.Rect(metal, x, 500, 9, 122, 3); }

        foreach (var y in (float[])[494, 548, 592]) { brush.Rect(metal, 0, y, Width, 9, 3); }

        brush.Soft(new SKColor(0, 0, 0, 50), Width / 2, 624, Width, 6, 5);
        brush.Rect(colors.Kerb, 0, 816, Width, 26);
        brush.Rect(Brush.Darker(colors.Kerb, 0.25), 0, 842, Width, 10);
        brush.Fade(colors.Road, Brush.Darker(colors.Road, 0.12), 0, 852, Width, Height - 852);
        Props.TreeAt(brush, colors, 150, 700, 100, chance);
    }

    private static void Sky(Brush brush, Palette colors, SeededRandom chance)
    {
        brush.Fade(colors.SkyHigh, colors.SkyLow, 0, 0, Width, View.Horizon + 20);
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = (chance.Below(1280), 40 + chance.Below(160));
            for (var k = 0; k < 4; k++) { brush.Soft(new SKColor(255, 255, 255, (byte)(colors.IsDark ? 8 : 60)), x + (k * 52) - 80, y + (k % 2 * 14), 74, 22, 14); }
        }
    }

    private static void Sea(Brush brush, Palette colors)
    {
        brush.Fade(Brush.Lighter(colors.Sea, 0.35), colors.Sea, 0, View.Horizon - 6, Width / 2 + 60, 330);
        for (var i = 0; i < 26; i++)
        {
            var y = View.Horizon + 2 + (i * i * 0.42f);
            brush.Line(SKColors.White.WithAlpha(colors.IsDark ? (byte)26 : (byte)70), 1 + (i * 0.09f), new(40 + (i * 97 % 430), y), new(110 + (i * 97 % 430) + (i * 2), y));
        }

        // A headland and an island far out.
        brush.Shape(Brush.Lighter(colors.Leaf, colors.IsDark ? 0.05 : 0.45), new(60, View.Horizon), new(140, View.Horizon - 26), new(250, View.Horizon - 34), new(360, View.Horizon - 12), new(420, View.Horizon));
        brush.Shape(Brush.Lighter(new SKColor(0xCDB68E), colors.IsDark ? 0 : 0.1).WithAlpha(colors.IsDark ? (byte)60 : (byte)255), View.Ground(-30, -9, 4, 60));
    }

    private static void Railing(Brush brush, Palette colors)
    {
        var metal = colors.IsDark ? new SKColor(0x59, 0x63, 0x70) : new SKColor(0xF2, 0xF0, 0xEA);
        for (var z = 60.0; z > 4.2; z -= Math.Max(0.7, z * 0.06))
        {
            brush.Line(metal, Math.Max(1, View.Scale(z) * 0.05f), View.At(-8.6, 0.1, z), View.At(-8.6, 1.15, z));
        }

        foreach (var y in (double[])[1.15, 0.65]) { brush.Shape(metal, View.Side(-8.6, y - 0.05, y, 3.6, 90)); }
    }

    /// <summary>A row of houses along one side of the street.</summary>
    private static void Row(Brush brush, Palette colors, SeededRandom chance, int side, double near = 9.4, double height = 0)
    {
        var segments = new List<(double Z0, double Z1, double Height, SKColor Color)>();
        for (var z = 3.2; z < 130;)
        {
            var length = chance.Between(11, 17);
            segments.Add((z, z + length, height > 0 ? height : chance.Between(10, 20), chance.Pick(colors.Walls)));
            z += length + 1.2;
        }

        segments.Reverse();
        foreach (var (z0, z1, top, color) in segments)
        {
            var x = side * near;
            var wall = Brush.Darker(color, side > 0 ? 0.04 : 0.12);
            brush.Shape(wall, View.Side(x, 0, top, z0, z1));
            brush.Shape(Brush.Darker(color, 0.28), View.At(x, 0, z1), View.At(x, top, z1), View.At(x + (side * 9), top, z1), View.At(x + (side * 9), 0, z1));
            brush.Shape(Brush.Lighter(color, colors.IsDark ? 0.08 : 0.35), View.Side(x, top - 0.5, top, z0, z1));
            brush.Shape(Brush.Darker(color, 0.2), View.Side(x, 0, 3.2, z0, z1));
            for (var y = 4.2; y + 1.6 < top - 0.6; y += 3)
            {
                for (var z = z0 + 1; z + 1.5 < z1; z += 2.9)
                {
                    var isLit = colors.IsDark && chance.Chance(0.24);
                    brush.Shape(colors.WindowFrame, View.Side(x, y - 0.12, y + 1.72, z - 0.12, z + 1.62));
                    brush.Shape(isLit ? new SKColor(0xF2, 0xD4, 0x8A) : Brush.Lighter(colors.Window, chance.Between(0, 0.22)), View.Side(x, y, y + 1.6, z, z + 1.5));
                }
            }

            for (var z = z0 + 0.6; z + 3 < z1; z += 3.7) { Shopfront(brush, colors, chance, x, z); }
        }
    }

    private static void Shopfront(Brush brush, Palette colors, SeededRandom chance, double x, double z)
    {
        SKColor[] signs = [new(0xB5, 0x5A, 0x4A), new(0x3E, 0x7A, 0x74), new(0xC0, 0x8A, 0x3E), new(0x4A, 0x6E, 0x9A), new(0x7C, 0x8A, 0x58)];
        var sign = chance.Pick(signs);
        brush.Shape(colors.IsDark ? Brush.Darker(sign, 0.55) : sign, View.Side(x, 2.5, 3.2, z, z + 3.1));
        brush.Shape(colors.IsDark && chance.Chance(0.4) ? new SKColor(0xE8, 0xCF, 0x96) : Brush.Darker(colors.Window, 0.25), View.Side(x, 0.3, 2.4, z + 0.1, z + 2));
        brush.Shape(Brush.Darker(colors.Window, 0.45), View.Side(x, 0.1, 2.4, z + 2.15, z + 3));
    }

    private static void House(Brush brush, Palette colors, SeededRandom chance, SKPoint[] front, double z, double x0, double x1, double top)
    {
        brush.Shape(colors.Walls[0], front);
        for (var y = 1.4; y + 1.6 < top; y += 3)
        {
            for (var x = x0 + 1; x + 1.4 < x1; x += 2.7)
            {
                brush.Shape(colors.WindowFrame, View.Front(x - 0.12, x + 1.62, y - 0.12, y + 1.72, z));
                brush.Shape(Brush.Lighter(colors.Window, chance.Between(0, 0.2)), View.Front(x, x + 1.5, y, y + 1.6, z));
            }
        }
    }

    private static void FlatHouse(Brush brush, Palette colors, SeededRandom chance, float x, float top, float width, SKColor color)
    {
        brush.Rect(color, x, top, width, 330 - top);
        brush.Rect(Brush.Lighter(color, 0.35), x - 6, top, width + 12, 12);
        for (var y = top + 44; y + 70 < 340; y += 98)
        {
            for (var wx = x + 34; wx + 62 < x + width; wx += 96)
            {
                brush.Rect(colors.WindowFrame, wx - 5, y - 5, 66, 78);
                brush.Rect(Brush.Lighter(colors.Window, chance.Between(0, 0.2)), wx, y, 56, 68);
                brush.Line(colors.WindowFrame, 4, new(wx + 28, y), new(wx + 28, y + 68));
                if (chance.Chance(0.3)) { brush.Rect(new SKColor(0xE4, 0xE1, 0xDA), wx + 4, y + 76, 44, 20, 3); }
            }
        }
    }

    private static void Bricks(Brush brush, Palette colors, SeededRandom chance, float top, float bottom)
    {
        brush.Rect(colors.Brick, 0, top, Width, bottom - top);
        for (var (row, y) = (0, top + 26f); y < bottom; row++, y += 32)
        {
            for (var x = row % 2 * -42f; x < Width; x += 84)
            {
                if (chance.Chance(0.35)) { brush.Rect(Brush.Darker(colors.Brick, chance.Between(0, 0.09)), x, y, 84, 32); }

                brush.Line(colors.Mortar.WithAlpha(170), 3, new(x, y), new(x, Math.Min(y + 32, bottom)));
            }

            brush.Line(colors.Mortar.WithAlpha(170), 3, new(0, y), new(Width, y));
        }

        brush.Rect(colors.Coping, 0, top - 4, Width, 28);
        brush.Rect(Brush.Darker(colors.Coping, 0.16), 0, top + 20, Width, 7);
    }
}
