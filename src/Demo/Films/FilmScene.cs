using SkiaSharp;
using Wangge.Demo.Pictures;

namespace Wangge.Demo.Films;

/// <summary>One frame under the brush, 1,280 × 720.</summary>
/// <param name="Time">0 up to 1 over the whole film; 1 is 0 again.</param>
internal sealed record FilmScene(Brush Brush, int Variant, double Time)
{
    public const float Width = 1_280;
    public const float Height = 720;

    private static readonly SKColor Shadow = new(20, 24, 34, 60);

    private static readonly SKColor[] Coats = [new(0xFF2F4A5C), new(0xFF7A3E36), new(0xFF3F5B46), new(0xFF5B4A6B), new(0xFF8A6A35), new(0xFF3B3F4A)];

    public Palette Colors => Variant == 1 ? Palette.Morning : Palette.Autumn;

    /// <summary>Part of the way of something that starts at this part of the film and goes its way so many times in it.</summary>
    public double Way(double start, int times = 1)
    {
        var part = ((Time * times) + 1 - start) % 1;
        return part < 0 ? part + 1 : part;
    }

    public void Sky(float horizon)
    {
        Brush.Fade(Colors.SkyHigh, Colors.SkyLow, 0, 0, Width, horizon);
        for (var i = 0; i < 3; i++)
        {
            var x = (float)((Way(i / 3.0) * (Width + 500)) - 250);
            Brush.Oval(SKColors.White.WithAlpha(90), x, 60 + (i * 34), 120, 20);
            Brush.Oval(SKColors.White.WithAlpha(90), x + 70, 50 + (i * 34), 80, 22);
        }
    }

    /// <summary>A house seen from in front, windows in rows.</summary>
    public void House(SKColor wall, float x, float y, float width, float height, int columns, int rows)
    {
        Brush.Rect(wall, x, y, width, height);
        Brush.Rect(Brush.Darker(wall, 0.25), x, y, width, 8);
        var (stepX, stepY) = (width / columns, (height - 20) / rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (left, top) = (x + (column * stepX) + (stepX * 0.2f), y + 22 + (row * stepY));
                Brush.Rect(Colors.WindowFrame, left - 3, top - 3, (stepX * 0.6f) + 6, (stepY * 0.52f) + 6);
                Brush.Rect(Colors.Window, left, top, stepX * 0.6f, stepY * 0.52f);
                Brush.Rect(Brush.Lighter(Colors.Window, 0.25), left, top, stepX * 0.6f, stepY * 0.12f);
            }
        }
    }

    public void Tree(float x, float foot, float size)
    {
        var sway = (float)Math.Sin(2 * Math.PI * Way(x / Width, 4)) * size * 0.02f;
        Brush.Soft(Shadow, x + (size * 0.2f), foot, size * 0.5f, size * 0.07f, 5);
        Brush.Rect(Colors.Trunk, x - (size * 0.04f), foot - (size * 0.6f), size * 0.08f, size * 0.6f);
        Brush.Oval(Brush.Darker(Colors.Leaf, 0.12), x + sway, foot - (size * 0.85f), size * 0.42f, size * 0.38f);
        Brush.Oval(Colors.Leaf, x - (size * 0.14f) + sway, foot - (size * 0.98f), size * 0.3f, size * 0.28f);
        Brush.Oval(Colors.LeafLight, x + (size * 0.12f) + (sway * 2), foot - (size * 1.06f), size * 0.2f, size * 0.18f);
    }

    /// <summary>Somebody on foot.</summary>
    /// <param name="tall">Pixels from foot to crown.</param>
    /// <param name="which">Another number, another coat.</param>
    /// <param name="isMoving">Or they stand.</param>
    public void Walker(float x, float foot, float tall, int which, bool isMoving = true)
    {
        var coat = Coats[which % Coats.Length];
        var step = isMoving ? (float)Math.Sin(2 * Math.PI * Way(which * 0.13, 24)) * tall * 0.13f : tall * 0.04f;
        Brush.Soft(Shadow, x, foot, tall * 0.22f, tall * 0.05f, 3);
        Brush.Line(Brush.Darker(coat, 0.35), tall * 0.09f, new(x, foot - (tall * 0.42f)), new(x - step, foot));
        Brush.Line(Brush.Darker(coat, 0.35), tall * 0.09f, new(x, foot - (tall * 0.42f)), new(x + step, foot));
        Brush.Shape(coat, new(x - (tall * 0.12f), foot - (tall * 0.78f)), new(x + (tall * 0.12f), foot - (tall * 0.78f)), new(x + (tall * 0.17f), foot - (tall * 0.34f)), new(x - (tall * 0.17f), foot - (tall * 0.34f)));
        Brush.Oval(new SKColor(0xFF3A2F2A), x, foot - (tall * 0.9f), tall * 0.095f, tall * 0.105f);
    }

    /// <summary>A car from the side.</summary>
    /// <param name="isToRight">Where it drives.</param>
    public void Car(float x, float foot, float length, SKColor color, bool isToRight)
    {
        var way = isToRight ? 1 : -1;
        Brush.Soft(Shadow, x, foot, length * 0.55f, length * 0.05f, 5);
        Brush.Rect(color, x - (length / 2), foot - (length * 0.26f), length, length * 0.17f, length * 0.05f);
        Brush.Shape(
            Brush.Darker(color, 0.12), new(x - (way * length * 0.36f), foot - (length * 0.25f)), new(x - (way * length * 0.24f), foot - (length * 0.39f)),
            new(x + (way * length * 0.1f), foot - (length * 0.39f)), new(x + (way * length * 0.27f), foot - (length * 0.25f)));
        Brush.Shape(
            Colors.Window, new(x - (way * length * 0.3f), foot - (length * 0.26f)), new(x - (way * length * 0.21f), foot - (length * 0.36f)),
            new(x + (way * length * 0.08f), foot - (length * 0.36f)), new(x + (way * length * 0.21f), foot - (length * 0.26f)));
        Brush.Oval(new SKColor(0xFFF6E7A8), x + (way * length * 0.48f), foot - (length * 0.19f), length * 0.025f, length * 0.025f);
        foreach (var wheel in (float[])[-0.29f, 0.29f])
        {
            Brush.Oval(new SKColor(0xFF22262C), x + (wheel * length), foot - (length * 0.07f), length * 0.085f, length * 0.085f);
            Brush.Oval(new SKColor(0xFF8B9199), x + (wheel * length), foot - (length * 0.07f), length * 0.04f, length * 0.04f);
        }
    }
}
