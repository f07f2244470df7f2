using SkiaSharp;

namespace Wangge.Demo.Films;

/// <summary>What a camera of the demo sees: a drawn scene in which people and cars move, made by code, of nobody. Ends as it begins, so that it goes on without a jump.</summary>
/// <param name="Scene"><c>gate</c>, <c>yard</c> or <c>crossing</c>.</param>
/// <param name="Variant">1 or 2: other walls, another light.</param>
public sealed record DemoFilm(string Scene, int Variant)
{
    public const int WidthPixels = 640;
    public const int HeightPixels = 360;
    public const int FramesPerSecond = 15;
    public const int Frames = 16 * FramesPerSecond;

    /// <summary>Every film there is.</summary>
    public static IReadOnlyList<DemoFilm> All { get; } = [.. from scene in (string[])["gate", "yard", "crossing"] from variant in (int[])[1, 2] select new DemoFilm(scene, variant)];

    /// <summary>Such as <c>gate-1</c>.</summary>
    public string Key => FormattableString.Invariant($"{Scene}-{Variant}");

    /// <summary>The frames in order, each <see cref="WidthPixels"/> × <see cref="HeightPixels"/> pixels of four bytes: red, green, blue, alpha. The span is good until the next one.</summary>
    public void Draw(FrameTaker take)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(WidthPixels, HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        // Drawn in the pixels of 720 lines, shown by half of them.
        canvas.Scale(0.5f);
        using var brush = new Pictures.Brush(canvas);
        for (var frame = 0; frame < Frames; frame++)
        {
            var scene = new FilmScene(brush, Variant, (double)frame / Frames);
            switch (Scene)
            {
                case "gate": GateScene.Draw(scene); break;
                case "yard": YardScene.Draw(scene); break;
                default: CrossingScene.Draw(scene); break;
            }

            canvas.Flush();
            take(bitmap.GetPixelSpan());
        }
    }
}

/// <summary>Takes one frame.</summary>
public delegate void FrameTaker(ReadOnlySpan<byte> frame);
