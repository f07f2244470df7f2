namespace Wangge.Video.Sight;

/// <summary>A public place and who sees it.</summary>
/// <param name="Id">The same while the place is.</param>
/// <param name="Lists">Of <c>premises</c>, <c>must-check</c>, <c>alarm-devices</c> and <c>crossings</c>, those that hold it.</param>
/// <param name="Kind"><c>school</c>, <c>kindergarten</c>, <c>hospital</c>, <c>market</c>, <c>crowded</c>, <c>transport</c>, <c>crossing</c>, <c>water</c>, <c>gas</c>, <c>power</c>, <c>bank</c>, <c>works</c> or <c>other</c>.</param>
/// <param name="Name">Null where it has none.</param>
/// <param name="Area">Name of the grid, or null.</param>
/// <param name="State"><c>unseen</c>, <c>partly</c> or <c>seen</c>.</param>
/// <param name="Share">Of its points, those that working cameras see together, 0–1.</param>
/// <param name="Cameras">Working cameras that see something of it and stand in one's areas, those that see most first; at most 20.</param>
/// <param name="OtherCameras">How many more see something of it.</param>
public sealed record CoveragePlace(
    string Id, IReadOnlyList<string> Lists, string Kind, string? Name, string AreaPath, string? Area, double Longitude, double Latitude, string State, double Share, IReadOnlyList<CoverageSeer> Cameras, int OtherCameras);

/// <param name="Share">Of the place's points, those that this camera sees, above 0 to 1.</param>
public sealed record CoverageSeer(Guid CameraId, string Name, double Share);

/// <summary>A place as a map shows it.</summary>
public sealed record CoveragePoint(string Id, string Kind, string? Name, double Longitude, double Latitude, string State, double Share);

/// <param name="Seen">Places of which working cameras see the set share at least.</param>
public sealed record CoverageCount(string Kind, int Unseen, int Partly, int Seen);

/// <summary>How many places are in sight, and how many cameras that rests on.</summary>
/// <param name="SeenShare">From which share on a place is seen.</param>
/// <param name="HasBuildings">False where no map says what stands in the way: fields of view are whole sectors then.</param>
/// <param name="Working">Cameras that count.</param>
/// <param name="NotTried">In use, and not counted: nobody knows whether they give a picture.</param>
/// <param name="Failing">In use, and not counted.</param>
public sealed record CoverageSummary(IReadOnlyList<CoverageCount> Kinds, double SeenShare, bool HasBuildings, int Working, int NotTried, int Failing);

/// <summary>A polygon as GeoJSON has it, WGS-84.</summary>
/// <param name="Type"><c>Polygon</c>.</param>
public sealed record FieldPolygon(string Type, IReadOnlyList<IReadOnlyList<double[]>> Coordinates)
{
    /// <summary>Of about 1 cm.</summary>
    private const int Decimals = 7;

    internal static FieldPolygon Of(SightField field) =>
        new("Polygon", [[.. field.Ring().Select(c => new[] { Math.Round(c.X, Decimals), Math.Round(c.Y, Decimals) })]]);
}

/// <summary>What a camera sees: up to the walls, never into a building that it does not stand in.</summary>
/// <param name="Health">As <c>CameraView</c> has it.</param>
/// <param name="IsWorking">Whether what it sees counts.</param>
/// <param name="Longitude">Where it is registered, WGS-84 degrees.</param>
/// <param name="Standing"><c>open</c>, <c>at-wall</c> (it was registered just inside a building and looks from its wall) or <c>indoors</c>.</param>
public sealed record FieldView(Guid CameraId, string Name, double Longitude, double Latitude, string Health, bool IsWorking, string Standing, FieldPolygon Shape);
