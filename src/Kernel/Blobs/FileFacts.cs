namespace Wangge.Kernel.Blobs;

/// <summary>What an inspection read from a file.</summary>
/// <param name="Picture">Null for attachments.</param>
public sealed record FileFacts(FileKind Kind, PictureFacts? Picture);

/// <summary>What a picture says of itself: claims, all of them.</summary>
/// <param name="WidthPixels">As stored, before it is turned upright.</param>
/// <param name="Orientation">EXIF orientation, 1 to 8; 1 is upright and also stands for none.</param>
/// <param name="Position">Where it was taken; null where it says nothing or nonsense.</param>
/// <param name="TakenAt">By the camera's clock, of unspecified kind; null where it says nothing or nonsense.</param>
/// <param name="TakenAtOffset">That clock's offset from UTC; null where it does not say.</param>
public sealed record PictureFacts(
    int WidthPixels, int HeightPixels, int Orientation, PhotoPosition? Position, DateTime? TakenAt, TimeSpan? TakenAtOffset);

/// <summary>A place in WGS-84 degrees.</summary>
/// <param name="Latitude">−90 to 90.</param>
/// <param name="Longitude">−180 to 180.</param>
public readonly record struct PhotoPosition(double Latitude, double Longitude);
