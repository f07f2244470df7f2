using SkiaSharp;

namespace Wangge.Doors.Tests.Open311.Serving;

/// <summary>A small photo, another for each colour.</summary>
internal static class TinyPicture
{
    public static byte[] Of(byte colour)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(new SKColor(colour, (byte)(colour * 40), 120));
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
