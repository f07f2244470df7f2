using SkiaSharp;

namespace Wangge.Demo.Tests;

public class PictureTests
{
    [Fact]
    public void Forty_pictures_are_drawn_alike_each_time_and_none_is_like_another()
    {
        var pictures = Plans.Plan.Pictures;
        var drawn = pictures.AsParallel().AsOrdered().Select(p => p.Draw()).ToList();

        Assert.Equal(40, pictures.Count);
        Assert.Equal(40, drawn.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(drawn[7], pictures[7].Draw());
        foreach (var bytes in drawn)
        {
            Assert.InRange(bytes.Length, 55_000, 140_000);
            using var bitmap = SKBitmap.Decode(bytes);
            Assert.Equal((1280, 960), (bitmap.Width, bitmap.Height));
        }
    }

    [Fact]
    public void Pictures_that_matters_refer_to_exist_and_most_hazards_have_one()
    {
        var keys = Plans.Plan.Pictures.Select(p => p.Key).ToHashSet();
        var hazards = Plans.Plan.Matters.Where(m => m.TypeKey.StartsWith("hazard.", StringComparison.Ordinal)).ToList();

        Assert.All(Plans.Plan.Matters.SelectMany(m => m.Steps).SelectMany(s => s.PictureKeys), k => Assert.Contains(k, keys));
        Assert.True(hazards.Count(m => m.Steps[0].PictureKeys.Count > 0) > hazards.Count * 0.75);
        Assert.Equal(keys, hazards.SelectMany(m => m.Steps).SelectMany(s => s.PictureKeys).ToHashSet());
    }
}
