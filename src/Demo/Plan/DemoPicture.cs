using Wangge.Demo.Pictures;

namespace Wangge.Demo;

/// <summary>A picture drawn by code: never a photograph, nobody in it.</summary>
/// <param name="Key">Such as <c>manhole-2-after</c>; file names add <c>.jpg</c>.</param>
/// <param name="Subject">What is wrong, such as <c>manhole</c>.</param>
/// <param name="Variant">1 or 2: another place, another light.</param>
/// <param name="IsAfter">Whether it shows the same place put right.</param>
/// <param name="AltZh">Alternative text, Chinese.</param>
/// <param name="AltEn">Alternative text, English.</param>
public sealed record DemoPicture(string Key, string Subject, int Variant, bool IsAfter, string AltZh, string AltEn)
{
    public const int WidthPixels = 1280;
    public const int HeightPixels = 960;

    /// <summary>The picture as JPEG, about 60–120 KB; the same bytes each time on the same machine. Safe for concurrent use.</summary>
    public byte[] Draw() => SceneAlbum.Draw(this);
}
