using SkiaSharp;

namespace Wangge.Demo.Pictures;

/// <summary>A canvas with the few strokes that the scenes need. Not thread-safe; one a picture.</summary>
internal sealed class Brush(SKCanvas canvas) : IDisposable
{
    private readonly SKPaint _fill = new() { IsAntialias = true };
    private readonly SKPaint _line = new() { IsAntialias = true, IsStroke = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
    private readonly SKPaint _soft = new() { IsAntialias = true };

    internal SKCanvas Canvas => canvas;

    internal void Shape(SKColor color, params ReadOnlySpan<SKPoint> points)
    {
        using var path = Path(points, close: true);
        _fill.Color = color;
        canvas.DrawPath(path, _fill);
    }

    /// <summary>A closed smooth curve along the points.</summary>
    internal void Blob(SKColor color, params ReadOnlySpan<SKPoint> points)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(Middle(points[^1], points[0]));
        for (var i = 0; i < points.Length; i++) { builder.QuadTo(points[i], Middle(points[i], points[(i + 1) % points.Length])); }

        builder.Close();
        using var path = builder.Detach();
        _fill.Color = color;
        canvas.DrawPath(path, _fill);

        static SKPoint Middle(SKPoint a, SKPoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
    }

    internal void Rect(SKColor color, float x, float y, float width, float height, float round = 0)
    {
        _fill.Color = color;
        canvas.DrawRoundRect(x, y, width, height, round, round, _fill);
    }

    internal void Oval(SKColor color, float x, float y, float radiusX, float radiusY)
    {
        _fill.Color = color;
        canvas.DrawOval(x, y, radiusX, radiusY, _fill);
    }

    internal void Line(SKColor color, float width, params ReadOnlySpan<SKPoint> points)
    {
        using var path = Path(points, close: false);
        (_line.Color, _line.StrokeWidth) = (color, width);
        canvas.DrawPath(path, _line);
    }

    /// <summary>A line that hangs between two points.</summary>
    internal void Sag(SKColor color, float width, SKPoint from, SKPoint to, float depth)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(from);
        builder.QuadTo(new((from.X + to.X) / 2, ((from.Y + to.Y) / 2) + (2 * depth)), to);
        using var path = builder.Detach();
        (_line.Color, _line.StrokeWidth) = (color, width);
        canvas.DrawPath(path, _line);
    }

    /// <summary>A blurred oval: a shadow on the ground, or a glow.</summary>
    internal void Soft(SKColor color, float x, float y, float radiusX, float radiusY, float blur)
    {
        using var filter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur);
        (_soft.Color, _soft.MaskFilter) = (color, filter);
        canvas.DrawOval(x, y, radiusX, radiusY, _soft);
        _soft.MaskFilter = null;
    }

    internal void Fade(SKColor from, SKColor to, float x, float y, float width, float height)
    {
        using var shader = SKShader.CreateLinearGradient(new(0, y), new(0, y + height), [from, to], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(x, y, width, height, paint);
    }

    /// <summary>Light that falls off from a point.</summary>
    internal void Glow(SKColor color, float x, float y, float radius)
    {
        using var shader = SKShader.CreateRadialGradient(new(x, y), radius, [color, color.WithAlpha(0)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Screen };
        canvas.DrawRect(x - radius, y - radius, 2 * radius, 2 * radius, paint);
    }

    internal static SKColor Darker(SKColor color, double part) =>
        new((byte)(color.Red * (1 - part)), (byte)(color.Green * (1 - part)), (byte)(color.Blue * (1 - part)), color.Alpha);

    internal static SKColor Lighter(SKColor color, double part) =>
        new((byte)(color.Red + ((255 - color.Red) * part)), (byte)(color.Green + ((255 - color.Green) * part)), (byte)(color.Blue + ((255 - color.Blue) * part)), color.Alpha);

    public void Dispose()
    {
        _fill.Dispose();
        _line.Dispose();
        _soft.Dispose();
    }

    private static SKPath Path(ReadOnlySpan<SKPoint> points, bool close)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0]);
        foreach (var point in points[1..]) { builder.LineTo(point); }

        if (close) { builder.Close(); }

        return builder.Detach();
    }
}
