using SkiaSharp;
using Wangge.Demo.Pictures;

namespace Wangge.Demo.Films;

/// <summary>A school's gate from over the road: gatehouse, sliding gate, flag, people who come and go, a car now and then.</summary>
internal static class GateScene
{
    private const float Ground = 470;

    public static void Draw(FilmScene s)
    {
        var (brush, colors) = (s.Brush, s.Colors);
        var wall = s.Variant == 1 ? new SKColor(0xFFC4876C) : new SKColor(0xFFD0BD93);
        s.Sky(Ground);
        s.House(wall, 200, 120, 590, 350, 7, 3);
        s.House(s.Variant == 1 ? new SKColor(0xFFD8C9A8) : new SKColor(0xFFB9837A), 850, 190, 330, 280, 4, 2);
        s.Tree(70, 480, 300);
        s.Tree(1_232, 480, 260);
        Flag(s);

        brush.Rect(Brush.Darker(colors.Paving, 0.06), 0, Ground, FilmScene.Width, 60);
        brush.Rect(colors.Kerb, 0, 528, FilmScene.Width, 10);
        brush.Fade(Brush.Lighter(colors.Road, 0.12), colors.Road, 0, 538, FilmScene.Width, FilmScene.Height - 538);
        for (var x = -60; x < 1_300; x += 190) { brush.Rect(colors.Marking.WithAlpha(200), x, 622, 100, 7); }

        Gatehouse(s);
        Gate(s);
        People(s);
        var car = s.Way(0.15);
        if (car < 0.3) { s.Car((float)(-150 + (car / 0.3 * 1_600)), 610, 250, new SKColor(0xFF8C9AA3), isToRight: true); }
        var other = s.Way(0.6);
        if (other < 0.25) { s.Car((float)(1_450 - (other / 0.25 * 1_650)), 700, 300, s.Variant == 1 ? new SKColor(0xFFB5523E) : new SKColor(0xFF3F6F8A), isToRight: false); }
    }

    private static void Flag(FilmScene s)
    {
        s.Brush.Rect(new SKColor(0xFFE9EBEC), 676, 70, 6, 410);
        var wave = new SKPoint[14];
        for (var i = 0; i < 7; i++)
        {
            var rise = (float)(Math.Sin((i * 0.9) - (2 * Math.PI * s.Way(0, 16))) * i * 1.4);
            wave[i] = new(682 + (i * 14), 76 + rise);
            wave[13 - i] = new(682 + (i * 14), 132 + rise);
        }

        s.Brush.Shape(new SKColor(0xFFC2382C), wave);
    }

    private static void Gatehouse(FilmScene s)
    {
        s.Brush.Rect(new SKColor(0xFFE4DFD2), 150, 350, 160, 182, 4);
        s.Brush.Rect(new SKColor(0xFF8D6F5D), 136, 336, 188, 18, 3);
        s.Brush.Rect(new SKColor(0xFF33495A), 178, 388, 104, 66, 4);
        s.Brush.Rect(new SKColor(0xFF6F8DA0), 178, 388, 104, 18, 4);
        // The guard stands behind the pane.
        s.Brush.Oval(new SKColor(0xFF22303B), 230 + (float)(Math.Sin(2 * Math.PI * s.Time) * 26), 424, 14, 16);
    }

    private static void Gate(FilmScene s)
    {
        var pillar = Brush.Darker(s.Variant == 1 ? new SKColor(0xFFC4876C) : new SKColor(0xFFB9837A), 0.15);
        s.Brush.Rect(pillar, 330, 310, 46, 226);
        s.Brush.Rect(pillar, 930, 310, 46, 226);
        s.Brush.Rect(Brush.Darker(pillar, 0.3), 318, 318, 670, 30, 3);
        // The sliding gate opens for the children and closes again.
        var open = (float)Math.Clamp((0.5 - Math.Abs(s.Time - 0.5)) * 6, 0, 1);
        var left = 660 + (open * 210);
        for (var x = left; x < 930; x += 24) { s.Brush.Line(new SKColor(0xFFEDF0F1), 4, new(x, 424), new(x, 528)); }
        foreach (var y in (float[])[424, 476, 528]) { s.Brush.Line(new SKColor(0xFFEDF0F1), 5, new(left, y), new(930, y)); }
    }

    private static void People(FilmScene s)
    {
        for (var i = 0; i < 7; i++)
        {
            var part = s.Way(0.18 + (i * 0.07));
            if (part > 0.42) { continue; }
            // Along the pavement, then in by the gate.
            var (along, into) = (Math.Min(part / 0.26, 1), Math.Max(0, (part - 0.26) / 0.16));
            var fromRight = i % 2 == 1;
            var x = fromRight ? 1_340 - (along * 660) : -60 + (along * (600 + (i * 12)));
            s.Walker((float)x, (float)(600 - (into * 96)), (float)(128 - (into * 44)), i);
        }

        s.Walker(450 + (float)(Math.Sin(2 * Math.PI * s.Time) * 40), 540, 122, 5, isMoving: Math.Abs(Math.Cos(2 * Math.PI * s.Time)) > 0.3);
    }
}
