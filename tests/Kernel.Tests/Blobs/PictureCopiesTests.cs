using MetadataExtractor;
using SkiaSharp;
using Wangge.Kernel.Blobs;

namespace Wangge.Kernel.Tests.Blobs;

public sealed class PictureCopiesTests
{
    private static readonly (double Red, double Green, double Blue)[] Upright = [(254, 0, 0), (0, 255, 0), (0, 0, 254), (255, 255, 0)];

    [Theory]
    [InlineData(1, new[] { 0, 1, 2, 3 })]
    [InlineData(2, new[] { 1, 0, 3, 2 })]
    [InlineData(3, new[] { 3, 2, 1, 0 })]
    [InlineData(4, new[] { 2, 3, 0, 1 })]
    [InlineData(5, new[] { 0, 2, 1, 3 })]
    [InlineData(6, new[] { 2, 0, 3, 1 })]
    [InlineData(7, new[] { 3, 1, 2, 0 })]
    [InlineData(8, new[] { 1, 3, 0, 2 })]
    public void Every_orientation_is_turned_as_exif_defines_it(int orientation, int[] quarters)
    {
        var copies = Make(PictureSamples.WithExif(PictureSamples.Quarters(480, 320, SKEncodedImageFormat.Jpeg), (byte)orientation));
        using var copy = SKBitmap.Decode(copies[PictureSize.Small]);
        Assert.Equal(orientation >= 5 ? new SKSizeI(213, 320) : new SKSizeI(320, 213), copy.Info.Size);
        AssertAlike([.. quarters.Select(quarter => Upright[quarter])], PictureSamples.QuarterColours(copy), tolerance: 6);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Three_sizes_are_made_and_nothing_is_enlarged(SKEncodedImageFormat format)
    {
        var copies = Make(PictureSamples.Quarters(3_000, 1_500, format));
        Assert.Equal(
            [new(320, 160), new(1024, 512), new(2048, 1024)],
            copies.OrderBy(copy => copy.Key).Select(copy => SKBitmap.DecodeBounds(copy.Value).Size));

        var small = Make(PictureSamples.Quarters(100, 50, format));
        Assert.All(small.Values, copy => Assert.Equal(new SKSizeI(100, 50), SKBitmap.DecodeBounds(copy).Size));
    }

    [Fact]
    public void A_line_of_pixels_still_has_copies()
    {
        var copies = Make(PictureSamples.Quarters(9_000, 2, SKEncodedImageFormat.Png));
        Assert.Equal(new SKSizeI(320, 1), SKBitmap.DecodeBounds(copies[PictureSize.Small]).Size);
    }

    [Fact]
    public void Clear_parts_become_white()
    {
        using var clear = new SKBitmap(20, 20);
        using var copy = SKBitmap.Decode(Make(clear.Encode(SKEncodedImageFormat.Png, 100).ToArray())[PictureSize.Small]);
        Assert.Equal(SKColors.White, copy.GetPixel(10, 10));
    }

    [Fact]
    public void A_picture_whose_pixels_are_damaged_is_refused()
    {
        var png = PictureSamples.Quarters(200, 200, SKEncodedImageFormat.Png);
        png.AsSpan(png.Length / 2, 20).Clear();
        var (copies, refusal) = PictureCopies.Make(new MemoryStream(png), new PictureFacts(200, 200, 1, null, null, null));
        Assert.Null(copies);
        Assert.Equal(BlobRefusals.Broken, refusal);
    }

    [Fact]
    public void Copies_carry_no_metadata() =>
        AssertBare(Make(PictureSamples.WithExif(PictureSamples.Quarters(480, 320, SKEncodedImageFormat.Jpeg), 6)));

    [Fact]
    public void Copies_of_every_real_photo_carry_no_metadata()
    {
        var photos = System.IO.Directory.GetFiles(PictureSamples.RealPhotos(), "*.jpg", SearchOption.AllDirectories);
        Assert.True(photos.Length >= 25);
        foreach (var photo in photos) { AssertBare(Make(File.ReadAllBytes(photo))); }
    }

    [Theory]
    [InlineData("landscape")]
    [InlineData("portrait")]
    public void Every_real_photo_stands_upright_whatever_its_orientation(string series)
    {
        var folder = Path.Combine(PictureSamples.RealPhotos(), "orientation");
        using var first = SmallCopy($"{series}_1.jpg");
        var expected = PictureSamples.QuarterColours(first);
        for (var orientation = 2; orientation <= 8; orientation++)
        {
            using var copy = SmallCopy($"{series}_{orientation}.jpg");
            Assert.Equal(first.Info.Size, copy.Info.Size);
            AssertAlike(expected, PictureSamples.QuarterColours(copy), tolerance: 8);
        }

        SKBitmap SmallCopy(string name) => SKBitmap.Decode(Make(File.ReadAllBytes(Path.Combine(folder, name)))[PictureSize.Small]);
    }

    private static IReadOnlyDictionary<PictureSize, byte[]> Make(byte[] original)
    {
        var facts = PictureInspection.Inspect(new MemoryStream(original)).Facts!.Picture!;
        var (copies, refusal) = PictureCopies.Make(new MemoryStream(original), facts);
        Assert.Null(refusal);
        Assert.Equal(3, copies!.Count);
        return copies;
    }

    private static void AssertBare(IReadOnlyDictionary<PictureSize, byte[]> copies)
    {
        foreach (var jpeg in copies.Values)
        {
            var names = ImageMetadataReader.ReadMetadata(new MemoryStream(jpeg)).Select(directory => directory.Name).ToHashSet();
            Assert.Subset(new HashSet<string> { "JPEG", "JFIF", "Huffman", "File Type" }, names);
        }
    }

    private static void AssertAlike((double Red, double Green, double Blue)[] expected, (double Red, double Green, double Blue)[] actual, double tolerance)
    {
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Red, other.Red, tolerance);
            Assert.Equal(one.Green, other.Green, tolerance);
            Assert.Equal(one.Blue, other.Blue, tolerance);
        }
    }
}
