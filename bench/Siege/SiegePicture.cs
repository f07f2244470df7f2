using System.Security.Cryptography;
using SkiaSharp;

namespace Wangge.Bench.Siege;

/// <summary>A small picture that no other is like.</summary>
/// <param name="Name">SHA-256 of the content, in lower-case hex.</param>
internal sealed record SiegePicture(string Name, byte[] Content)
{
    private const int SidePixels = 8;

    public static SiegePicture Draw()
    {
        using var bitmap = new SKBitmap(SidePixels, SidePixels, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var i = 0; i < SidePixels * SidePixels; i++)
        {
            bitmap.SetPixel(i % SidePixels, i / SidePixels, new SKColor((uint)Random.Shared.NextInt64() | 0xFF000000));
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var content = png.ToArray();
        return new SiegePicture(Convert.ToHexStringLower(SHA256.HashData(content)), content);
    }
}
