using SkiaSharp;
using Wangge.Demo.Pictures;

namespace Wangge.Demo.Films;

/// <summary>A school's sports ground from above its edge: the track, children who run, others at the hoop.</summary>
internal static class YardScene
{
    private const float Ground = 290;

    public static void Draw(FilmScene s)
    {
        var (brush, colors) = (s.Brush, s.Colors);
        s.Sky(Ground);
        s.House(s.Variant == 1 ? new SKColor(0xFFC4876C) : new SKColor(0xFFD8C9A8), 120, 60, 620, 235, 9, 3);
        s.House(s.Variant == 1 ? new SKColor(0xFFD8C9A8) : new SKColor(0xFFB9837A), 800, 110, 360, 185, 5, 2);
        brush.Rect(Brush.Darker(colors.Leaf, 0.06), 0, Ground, FilmScene.Width, 50);
        for (var x = 30; x < 1_280; x += 170) { s.Tree(x, 322, 120); }

        brush.Rect(new SKColor(0xFF9FA7A0), 0, 330, FilmScene.Width, 390);
        brush.Oval(new SKColor(0xFFA8553F), 640, 530, 560, 170);
        brush.Oval(new SKColor(0xFFE8D8CC), 640, 530, 505, 145);
        brush.Oval(new SKColor(0xFFA8553F), 640, 530, 500, 142);
        brush.Oval(s.Variant == 1 ? new SKColor(0xFF5E8C57) : new SKColor(0xFF86914F), 640, 530, 440, 112);
        brush.Line(SKColors.White.WithAlpha(190), 3, new(640, 420), new(640, 640));
        Hoop(brush, 1_150);
        Runners(s);
        for (var i = 0; i < 4; i++)
        {
            var turn = 2 * Math.PI * s.Way(i * 0.21, 3);
            s.Walker((float)(1_120 + (i * 34) + (Math.Sin(turn) * 30)), (float)(470 + (i * 12) + (Math.Cos(turn) * 8)), 78, i + 2);
        }

        s.Walker(220, 640, 120, 5, isMoving: false);
    }

    private static void Hoop(Brush brush, float x)
    {
        brush.Rect(new SKColor(0xFF5A6169), x, 330, 8, 120);
        brush.Rect(new SKColor(0xFFF1F2F0), x - 40, 320, 88, 50, 3);
        brush.Line(new SKColor(0xFFC9532F), 4, new(x - 16, 372), new(x + 24, 372));
    }

    /// <summary>Farther away is smaller, and drawn first.</summary>
    private static void Runners(FilmScene s)
    {
        var runners = new List<(float X, float Y, int Which)>();
        for (var i = 0; i < 9; i++)
        {
            var turn = 2 * Math.PI * (s.Way(i * 0.035) + (i / 9 * 0.5));
            runners.Add(((float)(640 + (Math.Cos(turn) * (470 + (i % 3 * 26)))), (float)(530 + (Math.Sin(turn) * (128 + (i % 3 * 12)))), i));
        }

        foreach (var (x, y, which) in runners.OrderBy(r => r.Y)) { s.Walker(x, y + 12, 60 + ((y - 380) * 0.2f), which); }
    }
}
