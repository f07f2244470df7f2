using System.Globalization;
using SkiaSharp;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Pictures;

/// <summary>A subject that is drawn: its wire name, its words, its light in both variants, and who draws it.</summary>
internal sealed record Scene(
    string Subject, string WrongZh, string RightZh, string WrongEn, string RightEn, Palette First, Palette Second, Action<Brush, Palette, SeededRandom, int, bool> Draw);

/// <summary>The forty drawn pictures: ten subjects, two places each, before and after.</summary>
internal static class SceneAlbum
{
    private const int Quality = 84;

    private static readonly Scene[] Scenes =
    [
        new("manhole", "路面井盖缺失，旁边放着锥桶", "井盖已装好", "A manhole without its cover, cones beside it", "The cover is back in place", Palette.Morning, Palette.Autumn, RoadSubjects.Manhole),
        new("lamp", "夜里街边两盏路灯不亮", "路灯全部亮起", "Two street lamps are dark at night", "All lamps are lit", Palette.Dusk, Palette.Dusk, RoadSubjects.Lamp),
        new("bin", "垃圾桶满冒，袋子堆在地上", "垃圾桶已清空", "Overflowing bins with bags on the ground", "The bins are emptied", Palette.Morning, Palette.Autumn, YardSubjects.FullBin),
        new("rubbish", "砖墙下堆着垃圾袋和纸箱", "墙下已清理冲洗", "Bags and boxes dumped along a brick wall", "The place is cleared and washed", Palette.Morning, Palette.Autumn, YardSubjects.Rubbish),
        new("fire-lane", "黄线消防通道被占用", "消防通道畅通", "The yellow fire lane is blocked", "The fire lane is clear", Palette.Morning, Palette.Autumn, YardSubjects.FireLane),
        new("pothole", "路面有坑槽", "坑槽已修补平整", "Potholes in the road", "The potholes are patched", Palette.Morning, Palette.Autumn, RoadSubjects.Pothole),
        new("subsidence", "路面塌陷，已用围挡围起", "路面已回填恢复", "The road has caved in behind a barrier", "The road is filled and restored", Palette.Autumn, Palette.Morning, RoadSubjects.Subsidence),
        new("wires", "线缆从电杆上垂落到路面", "线缆已重新架好", "Cables hang from a pole down to the road", "The cables are back up", Palette.Morning, Palette.Autumn, RoadSubjects.Wires),
        new("gas", "燃气箱门敞开，管道锈蚀", "燃气箱已修好关闭", "An open gas cabinet with a rusty pipe", "The cabinet is mended and shut", Palette.Morning, Palette.Autumn, YardSubjects.Gas),
        new("leak", "路面冒水积水", "漏点已修复，路面恢复", "Water wells up over the road", "The leak is mended, the road restored", Palette.Autumn, Palette.Morning, RoadSubjects.Leak),
    ];

    private static readonly Lazy<SKBitmap> Grain = new(MakeGrain);

    internal static List<DemoPicture> List() =>
    [
        .. from scene in Scenes
           from variant in (int[])[1, 2]
           from isAfter in (bool[])[false, true]
           select new DemoPicture(
               string.Create(CultureInfo.InvariantCulture, $"{scene.Subject}-{variant}-{(isAfter ? "after" : "before")}"),
               scene.Subject, variant, isAfter, isAfter ? scene.RightZh : scene.WrongZh, isAfter ? scene.RightEn : scene.WrongEn),
    ];

    internal static byte[] Draw(DemoPicture picture)
    {
        var scene = Scenes.Single(s => s.Subject == picture.Subject);
        using var bitmap = new SKBitmap(new SKImageInfo(DemoPicture.WidthPixels, DemoPicture.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using (var brush = new Brush(canvas))
        {
            // Before and after draw the same place: the same chance for the backdrop.
            var chance = SeededRandom.For(picture.Variant, "picture " + picture.Subject);
            scene.Draw(brush, picture.Variant == 1 ? scene.First : scene.Second, chance, picture.Variant, picture.IsAfter);
        }

        Finish(canvas);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    /// <summary>A little grain, so that flat colours do not look like a diagram.</summary>
    private static void Finish(SKCanvas canvas)
    {
        using var grain = SKShader.CreateBitmap(Grain.Value, SKShaderTileMode.Repeat, SKShaderTileMode.Repeat);
        using var grainPaint = new SKPaint { Shader = grain };
        canvas.DrawRect(0, 0, DemoPicture.WidthPixels, DemoPicture.HeightPixels, grainPaint);
    }

    private static SKBitmap MakeGrain()
    {
        var chance = new SeededRandom(7);
        var bitmap = new SKBitmap(new SKImageInfo(256, 256, SKColorType.Rgba8888, SKAlphaType.Premul));
        for (var y = 0; y < 256; y++)
        {
            for (var x = 0; x < 256; x++)
            {
                var light = chance.Chance(0.5) ? SKColors.White : SKColors.Black;
                bitmap.SetPixel(x, y, light.WithAlpha((byte)chance.Below(7)));
            }
        }

        return bitmap;
    }
}
