using SkiaSharp;
using Wangge.Demo.Pictures;

namespace Wangge.Demo.Films;

/// <summary>A crossing of two streets: zebra, lights, cars that stop for people.</summary>
internal static class CrossingScene
{
    private const float Ground = 300;

    /// <summary>Part of the film in which people walk; before it cars drive.</summary>
    private const double WalkFrom = 0.5;

    private static readonly Lane Right = new(480, 220, 330);
    private static readonly Lane Left = new(600, 270, 1_010);

    private static readonly SKColor[] Cars = [new(0xFF9AA6AE), new(0xFFB5523E), new(0xFFE6E3DA), new(0xFF3F6F8A)];

    public static void Draw(FilmScene s)
    {
        var (brush, colors) = (s.Brush, s.Colors);
        s.Sky(Ground);
        for (var i = 0; i < 5; i++) { s.House(colors.Walls[(i + s.Variant) % colors.Walls.Length], i * 270, 60 + (i * 37 % 90), 250, Ground - 60 - (i * 37 % 90) + 20, 4, 4); }
        brush.Rect(colors.Paving, 0, Ground + 10, FilmScene.Width, 60);
        s.Tree(110, 352, 170);
        s.Tree(820, 352, 150);
        s.Tree(1_180, 352, 180);
        brush.Fade(Brush.Lighter(colors.Road, 0.1), colors.Road, 0, 370, FilmScene.Width, 350);
        // The street that goes away from the eye.
        brush.Shape(Brush.Lighter(colors.Road, 0.1), new(520, 310), new(700, 310), new(860, 372), new(400, 372));
        for (var x = -40; x < 1_300; x += 170)
        {
            if (x is < 420 or > 760) { brush.Rect(colors.Marking.WithAlpha(190), x, 520, 90, 7); }
        }

        for (var i = 0; i < 8; i++) { brush.Shape(colors.Marking, new(520 + (i * 4), 392 + (i * 40)), new(720 + (i * 8), 392 + (i * 40)), new(728 + (i * 8), 412 + (i * 40)), new(516 + (i * 4), 412 + (i * 40))); }

        var walk = s.Time >= WalkFrom;
        Lights(brush, walk);
        Traffic(s, walk);
    }

    private static void Lights(Brush brush, bool walk)
    {
        brush.Rect(new SKColor(0xFF4B525B), 946, 190, 8, 200);
        brush.Rect(new SKColor(0xFF23282E), 930, 150, 40, 100, 6);
        brush.Oval(walk ? new SKColor(0xFFE0533F) : new SKColor(0xFF4A2A27), 950, 172, 12, 12);
        brush.Oval(new SKColor(0xFF4A4427), 950, 200, 12, 12);
        brush.Oval(walk ? new SKColor(0xFF24402F) : new SKColor(0xFF4FC27F), 950, 228, 12, 12);
    }

    private static void Traffic(FilmScene s, bool walk)
    {
        if (walk)
        {
            // They wait on both sides.
            s.Car(Right.Waits, Right.Y, Right.Length, Cars[0], isToRight: true);
            s.Car(Left.Waits, Left.Y, Left.Length, Cars[1], isToRight: false);
            var part = (s.Time - WalkFrom) / (1 - WalkFrom);
            for (var i = 0; i < 6; i++)
            {
                var own = Math.Clamp((part * 1.5) - (i * 0.08), 0, 1);
                if (own is <= 0 or >= 1) { continue; }
                s.Walker((float)(560 + (i * 26) + (own * 30)), (float)(400 + ((i % 2 == 0 ? own : 1 - own) * 300)), (float)(84 + ((i % 2 == 0 ? own : 1 - own) * 56)), i);
            }

            return;
        }

        // Who waited drives on, others pass, the last two come to wait.
        var drive = s.Time / WalkFrom;
        Drive(s, Right, isToRight: true, [(0, 0.25, Right.Waits, 1_460, 0), (0.3, 0.6, -180, 1_460, 2), (0.75, 0.98, -180, Right.Waits, 0)], drive);
        Drive(s, Left, isToRight: false, [(0, 0.25, Left.Waits, -180, 1), (0.4, 0.7, 1_460, -180, 3), (0.72, 0.95, 1_460, Left.Waits, 1)], drive);
        for (var i = 0; i < 3; i++) { s.Walker(560 + (i * 46), 372, 80, i + 1, isMoving: false); }
    }

    /// <param name="trips">From and until which part of the time, from where to where, and which car; who arrived at its line stays there.</param>
    private static void Drive(FilmScene s, Lane lane, bool isToRight, (double From, double Until, float Start, float End, int Car)[] trips, double time)
    {
        foreach (var (from, until, start, end, car) in trips)
        {
            var part = Math.Min((time - from) / (until - from), 1);
            if (part > 0 && (part < 1 || end == lane.Waits)) { s.Car((float)(start + (part * (end - start))), lane.Y, lane.Length, Cars[car], isToRight); }
        }
    }

    /// <param name="Y">Where wheels touch.</param>
    /// <param name="Waits">Where cars stop for the light.</param>
    private sealed record Lane(float Y, float Length, float Waits);
}
