namespace Wangge.Demo.Pictures;

internal static class SceneAlbum
{
    internal static List<DemoPicture> List() => [];

    internal static byte[] Draw(DemoPicture picture) => [];
}
