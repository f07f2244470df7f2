using System.Buffers.Binary;
using SkiaSharp;

namespace Wangge.Kernel.Tests.Blobs;

/// <summary>Pictures made for tests.</summary>
internal static class PictureSamples
{
    /// <summary>Red, green, blue and yellow quarters, from the upper left in reading order.</summary>
    public static byte[] Quarters(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Yellow);
            Fill(canvas, 0, 0, SKColors.Red);
            Fill(canvas, width / 2f, 0, SKColors.Lime);
            Fill(canvas, 0, height / 2f, SKColors.Blue);
        }

        return bitmap.Encode(format, 90).ToArray();

        void Fill(SKCanvas canvas, float x, float y, SKColor colour)
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(x, y, width / 2f, height / 2f, paint);
        }
    }

    /// <summary>Puts EXIF with an orientation and, as a maker would, a place into a JPEG.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, // big-endian, first directory at 8
            0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, // GPS directory at 38
            0, 0, 0, 0,
            0, 4,
            0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0,
            0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 92,
            0, 3, 0, 2, 0, 0, 0, 2, (byte)'E', 0, 0, 0,
            0, 4, 0, 5, 0, 0, 0, 3, 0, 0, 0, 116,
            0, 0, 0, 0,
            0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 42, 0, 0, 0, 1, 0, 0, 0, 36, 0, 0, 0, 1, // 40° 42′ 36″
            0, 0, 0, 120, 0, 0, 0, 1, 0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 36, 0, 0, 0, 1, // 120° 48′ 36″
        ];
        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        var head = new byte[4];
        head[0] = 0xFF;
        head[1] = 0xE1;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(segment.Length + 2));
        return [.. jpeg.AsSpan(0, 2), .. head, .. segment, .. jpeg.AsSpan(2)];
    }

    /// <summary>Mean colour of each quarter, in reading order, its edges left out.</summary>
    public static (double Red, double Green, double Blue)[] QuarterColours(SKBitmap bitmap)
    {
        var (halfWidth, halfHeight) = (bitmap.Width / 2, bitmap.Height / 2);
        return [Mean(0, 0), Mean(halfWidth, 0), Mean(0, halfHeight), Mean(halfWidth, halfHeight)];

        (double, double, double) Mean(int left, int top)
        {
            var (red, green, blue, count) = (0.0, 0.0, 0.0, 0);
            for (var y = top + (halfHeight / 8); y < top + (halfHeight * 7 / 8); y++)
            {
                for (var x = left + (halfWidth / 8); x < left + (halfWidth * 7 / 8); x++)
                {
                    var colour = bitmap.GetPixel(x, y);
                    (red, green, blue, count) = (red + colour.Red, green + colour.Green, blue + colour.Blue, count + 1);
                }
            }

            return (red / count, green / count, blue / count);
        }
    }

    /// <summary>A folder of the real photos; the test skips where <c>WANGGE_DATA</c> is unset.</summary>
    public static string RealPhotos()
    {
        var data = Environment.GetEnvironmentVariable("WANGGE_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "WANGGE_DATA is unset.");
        return Path.Combine(data!, "media", "photos");
    }
}
