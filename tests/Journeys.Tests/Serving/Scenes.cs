using Microsoft.Playwright;
using Wangge.Demo;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>What people take photos of: the demo's drawn scenes.</summary>
internal static class Scenes
{
    /// <summary>Rubbish along a wall, before or after it was cleared, as a photo that somebody picks.</summary>
    public static FilePayload Photo(bool isAfter = false) => new() { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = Rubbish(isAfter) };

    /// <summary>Writes what a phone's camera sees, as frames one after another; answers the file.</summary>
    public static string Film(string file)
    {
        var frame = Rubbish(isAfter: false);
        File.WriteAllBytes(file, [.. frame, .. frame]);
        return file;
    }

    private static readonly Lazy<byte[]> Before = new(() => Draw(isAfter: false));
    private static readonly Lazy<byte[]> After = new(() => Draw(isAfter: true));

    private static byte[] Rubbish(bool isAfter) => isAfter ? After.Value : Before.Value;

    private static byte[] Draw(bool isAfter) => new DemoPicture("rubbish", "rubbish", Variant: 1, isAfter, "", "").Draw();
}
