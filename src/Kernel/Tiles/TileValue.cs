namespace Wangge.Kernel.Tiles;

/// <summary>A value that a feature carries: text, a whole number, a number or yes and no.</summary>
public readonly record struct TileValue
{
    private TileValue(TileValueKind kind, string? text, double number)
    {
        (Kind, Text, Number) = (kind, text, number);
    }

    internal TileValueKind Kind { get; }

    internal string? Text { get; }

    internal double Number { get; }

    public static implicit operator TileValue(string text) => new(TileValueKind.Text, text, 0);

    public static implicit operator TileValue(int number) => new(TileValueKind.Whole, null, number);

    public static implicit operator TileValue(double number) => new(TileValueKind.Number, null, number);

    public static implicit operator TileValue(bool yes) => new(TileValueKind.YesNo, null, yes ? 1 : 0);
}

internal enum TileValueKind
{
    Text,
    Whole,
    Number,
    YesNo,
}
