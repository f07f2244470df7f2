using SkiaSharp;

namespace Wangge.Demo.Pictures;

/// <summary>The colours of one light: morning, autumn noon, dusk.</summary>
internal sealed record Palette(
    SKColor SkyHigh, SKColor SkyLow, SKColor[] Walls, SKColor Window, SKColor WindowFrame, SKColor Brick, SKColor Mortar, SKColor Coping, SKColor Paving, SKColor Joint,
    SKColor Kerb, SKColor Road, SKColor Marking, SKColor Leaf, SKColor LeafLight, SKColor Trunk, SKColor Sea, bool IsDark = false)
{
    internal static readonly Palette Morning = new(
        C(0xBFD9E6), C(0xEAF1EE), [C(0xD9CBB6), C(0xCDBFA6), C(0xE2D8C8), C(0xC9B59A), C(0xD8C3B0)], C(0x8BA3B3), C(0xF1EADD), C(0xC98B6E), C(0xDDB59E), C(0xEFE6D8), C(0xC9C3B8), C(0xB3ACA0),
        C(0xDCD7CD), C(0x6E737B), C(0xF0EDE4), C(0x6F9467), C(0x8BB07E), C(0x7A6350), C(0x6FA3B8));

    internal static readonly Palette Autumn = new(
        C(0x9CC4DE), C(0xF3E9D7), [C(0xC9B8A8), C(0xB9C0C2), C(0xD9C7A5), C(0xAEB6BC), C(0xCFA98E)], C(0x7690A5), C(0xF4F0E8), C(0xB9796A), C(0xD6AC9B), C(0xE8DFD2), C(0xBEB8AE), C(0xA79F94),
        C(0xD5CFC4), C(0x666A72), C(0xF4E9C9), C(0xB08A45), C(0xD0A959), C(0x6E5848), C(0x5B93AD));

    internal static readonly Palette Dusk = new(
        C(0x1C2C44), C(0x4D5C78), [C(0x3B4556), C(0x343D4E), C(0x434C5C), C(0x303848), C(0x3A4152)], C(0x2A3446), C(0x4A5465), C(0x4A3B3E), C(0x5A4A4B), C(0x555D6B), C(0x3C434F), C(0x323843),
        C(0x4C535F), C(0x262B35), C(0x59606B), C(0x25373A), C(0x2D4344), C(0x2B2A2F), C(0x2B4258), IsDark: true);

    private static SKColor C(uint rgb) => new(0xFF000000 | rgb);
}
