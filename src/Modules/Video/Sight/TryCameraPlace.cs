using Wangge.Contracts.Areas;

namespace Wangge.Video.Sight;

/// <summary>What a camera that does not exist would see, and which places would be in sight by it; or what turning one that does would change. Nothing is stored.</summary>
/// <remarks>Refuses with <c>video.camera.bad-fields</c>, <c>video.camera.unknown</c>, <c>areas.unknown-place</c>.</remarks>
internal static class TryCameraPlace
{
    private const int MostChanges = 200;
    private static readonly Refusal UnknownPlace = new("areas.unknown-place", RefusalKind.NotFound);

    /// <param name="Longitude">WGS-84 degrees.</param>
    /// <param name="DirectionDegrees">0–360, clockwise from north.</param>
    /// <param name="FieldOfViewDegrees">1–360.</param>
    /// <param name="ReachMetres">1–1,000.</param>
    /// <param name="IsIndoors">It would hang within the building that it stands in, and see no farther than its walls.</param>
    /// <param name="InsteadOf">The camera in whose place it would be, which then sees nothing; null for one more.</param>
    public sealed record Request(
        double Longitude, double Latitude, [Range(0, 360)] double DirectionDegrees, [Range(1, 360)] double FieldOfViewDegrees, [Range(1, 1_000)] double ReachMetres, bool IsIndoors = false, Guid? InsteadOf = null);

    /// <param name="Standing">As <c>FieldView</c> has it.</param>
    /// <param name="NewlySeen">Places that would be seen and are not now.</param>
    /// <param name="NoLongerSeen">Places that are seen now and would not be.</param>
    /// <param name="Changes">Places whose share would change, those that gain most first; at most 200 of one's areas.</param>
    public sealed record Response(FieldPolygon Shape, string Standing, int NewlySeen, int NoLongerSeen, IReadOnlyList<CoverageChange> Changes);

    /// <param name="Before">Share of its points that working cameras see now, 0–1.</param>
    /// <param name="After">And with this camera.</param>
    /// <param name="StateBefore"><c>unseen</c>, <c>partly</c> or <c>seen</c>.</param>
    public sealed record CoverageChange(string Id, string Kind, string? Name, double Longitude, double Latitude, double Before, double After, string StateBefore, string StateAfter);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/camera-coverage/trial", Handle)
        .RequirePermission(VideoPermissions.SeeCoverage)
        .WithName(nameof(TryCameraPlace));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Request request, DistrictDb db, CoverageBoard board, FieldMaking making, IAreaLookup areas, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (!double.IsFinite(request.Longitude) || !double.IsFinite(request.Latitude) || !double.IsFinite(request.DirectionDegrees) || !double.IsFinite(request.FieldOfViewDegrees) || !double.IsFinite(request.ReachMetres)) { return new Refused(VideoRefusals.BadCamera); }
        if (await areas.FindGridAsync(request.Longitude, request.Latitude) is not { } grid) { return new Refused(UnknownPlace); }
        if (policy.Check(actor, VideoPermissions.SeeCoverage, new Reach(grid.AreaPath)) is { } refusal) { return new Refused(refusal); }
        var coverage = await board.GetAsync(ct);
        if (request.InsteadOf is { } known && coverage.Find(known) is null) { return new Refused(VideoRefusals.UnknownCamera); }

        var field = making.Make(db.District.Code, new CameraAim(request.Longitude, request.Latitude, request.DirectionDegrees % 360, request.FieldOfViewDegrees, request.ReachMetres, request.IsIndoors));
        var extent = policy.ExtentOf(actor, VideoPermissions.SeeCoverage);
        var changes = ChangesOf(coverage, field, request.InsteadOf).Where(c => extent.AreaPaths.Any(path => Extent.Covers(path, c.Place.AreaPath))).ToList();
        return TypedResults.Ok(new Response(
            FieldPolygon.Of(field), field.Standing.Wire(), changes.Count(c => IsSeen(c.After) && !IsSeen(c.Before)), changes.Count(c => IsSeen(c.Before) && !IsSeen(c.After)), [.. changes.Take(MostChanges).Select(ViewOf)]));

        bool IsSeen(double share) => coverage.StateOf(share) == SightState.Seen;
        CoverageChange ViewOf((SightPlace Place, double Before, double After) c) => new(
            c.Place.Key, c.Place.Kind, c.Place.Name, c.Place.Longitude, c.Place.Latitude, Math.Round(c.Before, 4), Math.Round(c.After, 4), coverage.StateOf(c.Before).Wire(), coverage.StateOf(c.After).Wire());
    }

    /// <summary>Those that gain most first.</summary>
    internal static IEnumerable<(SightPlace Place, double Before, double After)> ChangesOf(Coverage coverage, SightField field, Guid? insteadOf)
    {
        var added = coverage.Index.SeenFrom(field).ToDictionary(s => s.Place, s => s.Seen);
        var touched = insteadOf is { } id && coverage.Find(id) is { IsWorking: true } former ? added.Keys.Union(former.Seen.Select(s => s.Place)) : added.Keys;
        return touched
            .Select(number => (Place: coverage.Places[number], Before: coverage.SeenOf(number), After: coverage.SeenOf(number, insteadOf) | added.GetValueOrDefault(number)))
            .Where(c => c.Before != c.After)
            .Select(c => (c.Place, Before: c.Place.ShareOf(c.Before), After: c.Place.ShareOf(c.After)))
            .OrderByDescending(c => c.After - c.Before).ThenBy(c => c.Place.Number);
    }
}
