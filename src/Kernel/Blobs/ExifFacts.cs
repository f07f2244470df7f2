using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.IO;

namespace Wangge.Kernel.Blobs;

/// <summary>Reads orientation, place and time from EXIF; nonsense is read as nothing.</summary>
/// <remarks>Is given the EXIF bytes alone and never the file, so that no other part of a file can be unpacked here. Source: EXIF 2.32, sections 4.6.4 to 4.6.6.</remarks>
internal static class ExifFacts
{
    private const int Upright = 1;
    private const int OffsetTimeOriginal = 0x9011;
    private const string TimeFormat = "yyyy:MM:dd HH:mm:ss";

    public static PictureFacts Read(PictureShape shape)
    {
        var directories = Directories(shape.Exif);
        var camera = directories.OfType<ExifSubIfdDirectory>().ToList();
        return new(
            (int)shape.Width,
            (int)shape.Height,
            Orientation(directories),
            directories.OfType<GpsDirectory>().Select(Position).FirstOrDefault(position => position is not null),
            camera.Select(TakenAt).FirstOrDefault(time => time is not null),
            camera.Select(Offset).FirstOrDefault(offset => offset is not null));
    }

    private static List<MetadataExtractor.Directory> Directories(byte[]? exif)
    {
        if (exif is null) { return []; }

        try
        {
            return [.. new ExifReader().Extract(new ByteArrayReader(exif))];
        }
        catch (Exception)
        {
            // The bytes are a stranger's; whatever they make the reader throw, the picture is judged without them.
            return [];
        }
    }

    private static int Orientation(List<MetadataExtractor.Directory> directories)
    {
        foreach (var directory in directories.OfType<ExifIfd0Directory>())
        {
            if (directory.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 1 and <= 8) { return orientation; }
        }

        return Upright;
    }

    private static PhotoPosition? Position(GpsDirectory gps)
    {
        try
        {
            return gps.GetGeoLocation() is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } place
                ? new(place.Latitude, place.Longitude)
                : null;
        }
        catch (Exception)
        {
            // Values of a wrong type or a division by zero: no place.
            return null;
        }
    }

    private static DateTime? TakenAt(ExifSubIfdDirectory camera) =>
        DateTime.TryParseExact(
            camera.GetString(ExifDirectoryBase.TagDateTimeOriginal)?.TrimEnd('\0', ' '), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static TimeSpan? Offset(ExifSubIfdDirectory camera) =>
        DateTimeOffset.TryParseExact(
            camera.GetString(OffsetTimeOriginal)?.TrimEnd('\0', ' '), "zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.Offset
            : null;
}
