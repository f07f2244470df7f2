using System.Buffers.Binary;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Blobs;

/// <summary>Judges a file by its content, without decoding it: what it is, whether it is whole, how many pixels, and that it carries no other file.</summary>
/// <remarks>Reads forward through 64 KB of memory, and the last 64 KB once more. A picture that is whole in shape may still fail to decode; <see cref="PictureCopies"/> says so. Refuses with <c>blobs.*</c>. Source: QUALITY "uploads". Thread-safe.</remarks>
public static class PictureInspection
{
    /// <value>Pixels that a picture may have.</value>
    public const long MostPixels = 40_000_000;

    private const int MagicBytes = 16;
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];
    private static readonly string[] Mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "3gp4", "3gp5", "3gp6"];

    /// <param name="file">Seekable; read from its start.</param>
    /// <returns>Facts, or why it is refused; never both.</returns>
    public static (FileFacts? Facts, Refusal? Refusal) Inspect(Stream file)
    {
        Span<byte> magic = stackalloc byte[MagicBytes];
        magic.Clear();
        file.Position = 0;
        file.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
        if (KindOf(magic) is not { } kind) { return (null, IsHeic(magic) ? BlobRefusals.HeicRefused : BlobRefusals.TypeRefused); }

        return kind is FileKind.Pdf or FileKind.Mp4 ? (new(kind, null), null) : InspectPicture(kind, file);
    }

    private static (FileFacts?, Refusal?) InspectPicture(FileKind kind, Stream file)
    {
        file.Position = 0;
        var reader = new ForwardReader(file);
        try
        {
            var shape = kind switch
            {
                FileKind.Jpeg => JpegShape.Read(reader),
                FileKind.Png => PngShape.Read(reader),
                _ => WebPShape.Read(reader),
            };
            if (shape.Width <= 0 || shape.Height <= 0) { return (null, BlobRefusals.Broken); }

            if (shape.Width > MostPixels || shape.Height > MostPixels || shape.Width * shape.Height > MostPixels) { return (null, BlobRefusals.TooManyPixels); }

            return ForeignData.Follows(reader) || ForeignData.EndsAsZip(file)
                ? (null, BlobRefusals.ForeignData)
                : (new(kind, ExifFacts.Read(shape)), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            return (null, BlobRefusals.Broken);
        }
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> magic)
    {
        if (magic.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) { return FileKind.Jpeg; }

        if (magic.StartsWith(PngShape.Signature)) { return FileKind.Png; }

        if (magic.StartsWith("RIFF"u8) && magic[8..].StartsWith("WEBP"u8)) { return FileKind.WebP; }

        if (magic.StartsWith("%PDF-"u8)) { return FileKind.Pdf; }

        return HasBrand(magic, Mp4Brands) && BinaryPrimitives.ReadUInt32BigEndian(magic) >= 16 ? FileKind.Mp4 : null;
    }

    private static bool IsHeic(ReadOnlySpan<byte> magic) => HasBrand(magic, HeicBrands);

    private static bool HasBrand(ReadOnlySpan<byte> magic, string[] brands) =>
        magic[4..].StartsWith("ftyp"u8) && brands.Contains(System.Text.Encoding.Latin1.GetString(magic.Slice(8, 4)));
}
