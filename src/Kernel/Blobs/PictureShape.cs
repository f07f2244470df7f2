namespace Wangge.Kernel.Blobs;

/// <summary>What a picture's container says before anything is decoded.</summary>
/// <param name="Exif">A TIFF structure, as EXIF is stored; null where there is none.</param>
internal sealed record PictureShape(long Width, long Height, byte[]? Exif);
