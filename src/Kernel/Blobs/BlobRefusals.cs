using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Blobs;

/// <summary>Why a file was not taken.</summary>
public static class BlobRefusals
{
    public static readonly Refusal NameMismatch = new("blobs.name-mismatch", RefusalKind.Invalid, "The SHA-256 of the content is another than the name.");
    public static readonly Refusal TooLarge = new("blobs.too-large", RefusalKind.TooLarge);
    public static readonly Refusal StorageFull = new("blobs.storage-full", RefusalKind.Unavailable, "No room is left on the disk; nothing was kept.");
    public static readonly Refusal StorageFailed = new("blobs.storage-failed", RefusalKind.Unavailable, "The disk failed; send it again.");
    public static readonly Refusal TypeRefused = new("blobs.type-refused", RefusalKind.Invalid, "JPEG, PNG and WebP pictures, PDF and MP4 are taken, by content and not by name.");
    public static readonly Refusal HeicRefused = new("blobs.heic-refused", RefusalKind.Invalid, "HEIC and AVIF cannot be decoded here; send it as JPEG.");
    public static readonly Refusal TooManyPixels = new("blobs.too-many-pixels", RefusalKind.TooLarge, "A picture has 40 million pixels at the most.");
    public static readonly Refusal Broken = new("blobs.broken", RefusalKind.Invalid, "The picture is cut or damaged.");
    public static readonly Refusal ForeignData = new("blobs.foreign-data", RefusalKind.Invalid, "The picture carries another file.");
}
