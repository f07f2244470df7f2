using SkiaSharp;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Blobs;

/// <summary>Makes what may be shown of a picture: upright JPEG copies in three sizes, of pixels alone, with no metadata of any kind.</summary>
/// <remarks>JPEG and WebP are decoded at a reduced size. At the most pixels allowed that takes some 100 MB, the file itself included, and 250 MB for a PNG, which must be decoded whole: so one at a time, see <see cref="PictureQueue"/>. Source: ARCHITECTURE "files".</remarks>
public static class PictureCopies
{
    private const int Quality = 82;

    /// <param name="original">A picture that <see cref="PictureInspection"/> took.</param>
    /// <param name="facts">Read by that inspection.</param>
    /// <returns>A JPEG a size, or <c>blobs.broken</c> where it cannot be decoded.</returns>
    public static (IReadOnlyDictionary<PictureSize, byte[]>? Copies, Refusal? Refusal) Make(Stream original, PictureFacts facts)
    {
        using var data = SKData.Create(original);
        using var codec = SKCodec.Create(data);

        // What the decoder sees must be what was judged.
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > PictureInspection.MostPixels) { return (null, BlobRefusals.Broken); }

        using var decoded = Decode(codec);
        if (decoded is null) { return (null, BlobRefusals.Broken); }

        var (width, height) = facts.Orientation >= 5 ? (facts.HeightPixels, facts.WidthPixels) : (facts.WidthPixels, facts.HeightPixels);
        var copies = new Dictionary<PictureSize, byte[]>();
        var (source, orientation) = (decoded, facts.Orientation);
        try
        {
            foreach (var size in Enum.GetValues<PictureSize>().OrderDescending())
            {
                var copy = Draw(source, orientation, Fit(width, height, (int)size));
                if (source != decoded) { source.Dispose(); }

                // Each smaller copy is drawn from the one before, which is upright already.
                (source, orientation) = (copy, 1);
                copies[size] = Encode(copy);
            }
        }
        finally
        {
            if (source != decoded) { source.Dispose(); }
        }

        return (copies, null);
    }

    private static SKBitmap? Decode(SKCodec codec)
    {
        var size = ReducedSize(codec);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success) { return bitmap; }

        bitmap.Dispose();
        return null;
    }

    private static SKSizeI ReducedSize(SKCodec codec)
    {
        var longSide = Math.Max(codec.Info.Width, codec.Info.Height);
        if (longSide <= (int)PictureSize.Large) { return codec.Info.Size; }

        // JPEG decodes at eighths only; the next larger one keeps the largest copy sharp.
        var eighths = (int)Math.Ceiling((int)PictureSize.Large * 8.0 / longSide);
        return codec.GetScaledDimensions(eighths / 8f);
    }

    private static SKSizeI Fit(int width, int height, int longSide)
    {
        var scale = Math.Min(1.0, (double)longSide / Math.Max(width, height));
        return new(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    private static SKBitmap Draw(SKBitmap source, int orientation, SKSizeI size)
    {
        // Without a colour space no profile is written; the pixels are sRGB, which is what a picture without profile means.
        var copy = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(copy);

        // What may still change would be copied whole.
        source.SetImmutable();
        using var image = SKImage.FromBitmap(source);
        canvas.Clear(SKColors.White);
        var turned = orientation >= 5 ? new SKSizeI(source.Height, source.Width) : source.Info.Size;
        canvas.Scale((float)size.Width / turned.Width, (float)size.Height / turned.Height);
        canvas.Concat(Turn(orientation, source.Width, source.Height));
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return copy;
    }

    /// <summary>From stored to upright pixels, by the eight EXIF orientations.</summary>
    private static SKMatrix Turn(int orientation, int w, int h) => orientation switch
    {
        2 => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        3 => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        4 => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        5 => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        6 => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        7 => new(0, -1, h, -1, 0, w, 0, 0, 1),
        8 => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static byte[] Encode(SKBitmap copy)
    {
        using var pixels = copy.PeekPixels();
        using var jpeg = pixels?.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
        return jpeg?.ToArray() ?? throw new InvalidOperationException("A picture could not be encoded.");
    }
}
