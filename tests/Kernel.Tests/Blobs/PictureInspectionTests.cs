using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using CsCheck;
using SkiaSharp;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Tests.Blobs;

public sealed class PictureInspectionTests
{
    private static readonly byte[] Jpeg = PictureSamples.Quarters(64, 48, SKEncodedImageFormat.Jpeg);
    private static readonly byte[] Png = PictureSamples.Quarters(64, 48, SKEncodedImageFormat.Png);
    private static readonly byte[] WebP = PictureSamples.Quarters(64, 48, SKEncodedImageFormat.Webp);

    public static TheoryData<string> Formats => ["jpeg", "png", "webp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_is_known_by_its_content_and_measured(string format)
    {
        var facts = Take(Sample(format));
        Assert.Equal($"image/{format}", facts.Kind.MediaType());
        Assert.Equal(new PictureFacts(64, 48, 1, null, null, null), facts.Picture);
    }

    [Fact]
    public void Lossless_webp_is_measured() => Assert.Equal(64, Take(LosslessWebP()).Picture!.WidthPixels);

    [Fact]
    public void Orientation_and_place_are_read()
    {
        var picture = Take(PictureSamples.WithExif(Jpeg, 6)).Picture!;
        Assert.Equal(6, picture.Orientation);
        Assert.Equal(40.71, picture.Position!.Value.Latitude, 1e-9);
        Assert.Equal(120.81, picture.Position!.Value.Longitude, 1e-9);
    }

    [Fact]
    public void Pdf_and_mp4_are_attachments()
    {
        Assert.Equal(new FileFacts(FileKind.Pdf, null), Take([.. "%PDF-1.7\n"u8]));
        Assert.Equal(new FileFacts(FileKind.Mp4, null), Take([0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp41"u8]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("<html></html>")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("BM")]
    [InlineData("II*\0")]
    public void Other_types_are_refused(string content) => Assert.Equal(BlobRefusals.TypeRefused, Refuse(System.Text.Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("heic")]
    [InlineData("mif1")]
    [InlineData("avif")]
    public void Heic_and_avif_are_refused_by_name(string brand) =>
        Assert.Equal(BlobRefusals.HeicRefused, Refuse([0, 0, 0, 24, .. "ftyp"u8, .. System.Text.Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_cut_anywhere_is_refused(string format)
    {
        var whole = Sample(format);
        for (var length = 16; length < whole.Length; length++) { Assert.Equal(BlobRefusals.Broken, Refuse(whole[..length])); }
    }

    [Fact]
    public void A_changed_byte_of_a_png_is_refused()
    {
        for (var at = 8; at < Png.Length; at++)
        {
            var changed = Png.ToArray();
            changed[at] ^= 0x01;
            Assert.NotNull(PictureInspection.Inspect(new MemoryStream(changed)).Refusal);
        }
    }

    [Fact]
    public void More_than_40_megapixels_are_refused_before_decoding()
    {
        Assert.Equal(BlobRefusals.TooManyPixels, Refuse(PngOfSize(8_000, 5_001)));
        Assert.Equal(BlobRefusals.TooManyPixels, Refuse(PngOfSize(int.MaxValue, int.MaxValue)));
        Assert.Equal(8_000, Take(PngOfSize(8_000, 5_000)).Picture!.WidthPixels);
        Assert.Equal(BlobRefusals.TooManyPixels, Refuse(JpegOfSize(60_000, 60_000)));
        Assert.Equal(BlobRefusals.Broken, Refuse(JpegOfSize(0, 100)));
    }

    [Fact]
    public void A_bomb_of_packed_text_is_never_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 200; i++) { zlib.Write(new byte[1 << 20]); }
        }

        byte[] text = [.. "Comment\0\0"u8, .. packed.ToArray()];
        var bomb = PngOf([.. Png.AsSpan(8, 25)], Chunk("zTXt", text), Png[33..]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Take(bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_zip_behind_a_picture_is_refused(string format)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a.txt").Open();
            entry.Write("words"u8);
        }

        Assert.Equal(BlobRefusals.ForeignData, Refuse([.. Sample(format), .. zip.ToArray()]));
        Assert.Equal(BlobRefusals.ForeignData, Refuse([.. Sample(format), .. zip.ToArray(), .. new byte[500]]));
    }

    [Fact]
    public void A_zip_inside_a_jpegs_comment_or_behind_a_false_film_is_refused()
    {
        byte[] end = [.. "PK\u0005\u0006"u8, .. new byte[18]];
        Assert.Equal(BlobRefusals.ForeignData, Refuse([.. Jpeg.AsSpan(0, 2), 0xFF, 0xFE, 0, (byte)(end.Length + 2), .. end, .. Jpeg.AsSpan(2)]));
        Assert.Equal(BlobRefusals.ForeignData, Refuse([.. Jpeg, 0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, 0, 0, 0, 30, .. "mdat"u8, .. end]));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("\n  <SCRIPT>alert(1)</SCRIPT>")]
    [InlineData("<?php system('id');")]
    [InlineData("#!/bin/sh")]
    [InlineData("%PDF-1.4")]
    [InlineData("MZ")]
    public void Active_content_behind_a_picture_is_refused_however_short(string tail)
    {
        foreach (var picture in new[] { Jpeg, Png, WebP })
        {
            Assert.Equal(BlobRefusals.ForeignData, Refuse([.. picture, .. System.Text.Encoding.ASCII.GetBytes(tail)]));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_phones_put_behind_a_picture_passes(string format)
    {
        var picture = Sample(format);
        Take([.. picture, .. new byte[5_000]]);
        Take([.. picture, .. "SEFH e 2024"u8, .. new byte[40], .. "SEFT"u8]);
        Take([.. picture, .. new byte[100], .. Jpeg, .. Jpeg]);
        Take([.. picture, 0, 0, 0, 16, .. "ftypmp42"u8, 0, 0, 0, 0, 0, 0, 0x10, 8, .. "mdat"u8, .. new byte[0x1000]]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void More_of_unknown_kind_than_is_borne_is_refused(string format)
    {
        var picture = Sample(format);
        Take([.. picture, .. Enumerable.Repeat((byte)7, ForeignData.Tolerance)]);
        Assert.Equal(BlobRefusals.ForeignData, Refuse([.. picture, .. Enumerable.Repeat((byte)7, ForeignData.Tolerance + 1)]));
    }

    [Fact]
    public void A_second_frame_of_another_size_is_refused() =>
        Assert.Equal(BlobRefusals.Broken, Refuse([.. Jpeg[..FrameAt(Jpeg)], .. Frame(10, 10), .. Jpeg[FrameAt(Jpeg)..]]));

    [Fact]
    public void Every_real_photo_is_read_as_expected()
    {
        var photos = PictureSamples.RealPhotos();
        var read = 0;
        foreach (var row in File.ReadLines(Path.Combine(photos, "expected_exif.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var path = Path.Combine(photos, row[0]);
            if (!File.Exists(path)) { continue; }

            using var file = File.OpenRead(path);
            var (facts, refusal) = PictureInspection.Inspect(file);
            Assert.True(refusal is null, $"{row[0]}: {refusal?.Code}");
            var picture = facts!.Picture!;
            Assert.Equal(int.Parse(row[2], CultureInfo.InvariantCulture), picture.Orientation);
            Assert.Equal(row[5], picture.TakenAt?.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "");
            Assert.Equal(row[3].Length > 0, picture.Position is not null);
            if (picture.Position is { } place)
            {
                Assert.Equal(double.Parse(row[3], CultureInfo.InvariantCulture), place.Latitude, 1e-5);
                Assert.Equal(double.Parse(row[4], CultureInfo.InvariantCulture), place.Longitude, 1e-5);
            }

            read++;
        }

        Assert.True(read >= 25);
    }

    [Fact]
    public void Damaged_pictures_are_judged_and_never_crash()
    {
        byte[][] seeds = [PictureSamples.WithExif(Jpeg, 3), Png, WebP, LosslessWebP()];
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 12]).Sample((seed, changes) =>
        {
            var bytes = seeds[seed].ToArray();
            foreach (var (at, value) in changes) { bytes[at % Math.Min(bytes.Length, 400)] = value; }

            var (facts, refusal) = PictureInspection.Inspect(new MemoryStream(bytes));
            return (facts is null) != (refusal is null);
        }, iter: 20_000);
    }

    private static byte[] Sample(string format) => format switch { "jpeg" => Jpeg, "png" => Png, _ => WebP };

    private static FileFacts Take(byte[] bytes)
    {
        var (facts, refusal) = PictureInspection.Inspect(new MemoryStream(bytes));
        Assert.Null(refusal);
        return facts!;
    }

    private static Refusal? Refuse(byte[] bytes)
    {
        var (facts, refusal) = PictureInspection.Inspect(new MemoryStream(bytes));
        Assert.Null(facts);
        return refusal;
    }

    private static byte[] LosslessWebP()
    {
        using var bitmap = SKBitmap.Decode(Png);
        using var pixels = bitmap.PeekPixels()!;
        return pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100))!.ToArray();
    }

    private static byte[] PngOfSize(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return PngOf(Chunk("IHDR", header), Chunk("IDAT", []), Chunk("IEND", []));
    }

    private static byte[] PngOf(params byte[][] chunks) => [.. Png.AsSpan(0, 8), .. chunks.SelectMany(chunk => chunk)];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. content];
        var sum = uint.MaxValue;
        foreach (var value in body)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) { sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1; }
        }

        var (head, tail) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(tail, ~sum);
        return [.. head, .. body, .. tail];
    }

    private static byte[] JpegOfSize(ushort width, ushort height)
    {
        var at = FrameAt(Jpeg);
        return [.. Jpeg[..at], .. Frame(width, height), .. Jpeg[(at + 19)..]];
    }

    private static byte[] Frame(ushort width, ushort height) =>
    [
        0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
    ];

    private static int FrameAt(byte[] jpeg) => jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 17]);
}
