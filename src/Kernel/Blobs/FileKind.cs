namespace Wangge.Kernel.Blobs;

/// <summary>The kinds of file that are taken, told by content alone.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    WebP,
    Pdf,
    Mp4,
}

/// <summary>What follows from a file's kind.</summary>
public static class FileKinds
{
    /// <summary>The media type to serve it with.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        FileKind.Pdf => "application/pdf",
        FileKind.Mp4 => "video/mp4",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
