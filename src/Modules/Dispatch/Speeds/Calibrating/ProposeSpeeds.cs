using Wangge.Contracts.Cases;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>Works out from recorded journeys which table of speeds they speak for, and how far the present one is off. Nothing is kept and nothing put in force: a person does that.</summary>
/// <remarks>Tracks carry no name, account or unit: those that are sent, or else what cars drove in a span while on duty. That reading leaves a leaf. Refuses with <c>dispatch.speeds.*</c>.</remarks>
internal static class ProposeSpeeds
{
    public const int MostTracks = 500;
    public const int MostPoints = 20_000;

    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(31);

    private static readonly Refusal NoRoads = new("dispatch.speeds.no-roads", RefusalKind.Conflict, "The district has no roads.");
    private static readonly Refusal TooMany = new("dispatch.speeds.too-many-points", RefusalKind.TooLarge, "At most 500 tracks and 20,000 positions at once.");
    private static readonly Refusal TooFew = new("dispatch.speeds.too-few-journeys", RefusalKind.Invalid, "Two journeys at least must lie on the district's roads.");
    private static readonly Refusal BadPoint = new("dispatch.speeds.bad-point", RefusalKind.Invalid, "A position has degrees of longitude and latitude.");

    private static readonly Refusal BadSpan = new("dispatch.speeds.bad-span", RefusalKind.Invalid, "Tracks, or a span of at most 31 days.");

    /// <param name="Tracks">Each the positions of one vehicle, in any order; halts cut it into journeys. Null: what the district's cars drove in the span.</param>
    /// <param name="Until">Exclusive; at most 31 days after <paramref name="From"/>.</param>
    public sealed record Request([MaxLength(MostTracks)] IReadOnlyList<IReadOnlyList<Point>>? Tracks, DateTimeOffset? From = null, DateTimeOffset? Until = null);

    /// <param name="At">When.</param>
    /// <param name="Longitude">WGS-84 degrees.</param>
    public sealed record Point(DateTimeOffset At, double Longitude, double Latitude);

    /// <param name="Version">The version in force, to be named when the proposal is published.</param>
    /// <param name="ErrorBefore">Median share by which the present table errs in a journey's time.</param>
    /// <param name="ErrorAfter">The same by proposals made of other journeys than those they are held against.</param>
    /// <param name="Cells">What was driven, by class of road and part of the day, in dry weather.</param>
    /// <param name="Weathers">What was driven in other weather.</param>
    /// <param name="IsCut">More was kept than is looked at: the newest positions count.</param>
    public sealed record Response(
        int Version, SpeedTableView Table, int Journeys, double ErrorBefore, double ErrorAfter, IReadOnlyList<Cell> Cells, IReadOnlyList<WeatherShare> Weathers, bool IsCut);

    /// <param name="Part">Name of the part of the day; null: at other hours.</param>
    /// <param name="Ratio">Of the proposed speed to the present one.</param>
    public sealed record Cell(string Class, string? Part, int Journeys, double Ratio);

    /// <param name="Ratio">Of the proposed share to the present one.</param>
    public sealed record WeatherShare(string Weather, int Journeys, double Ratio);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/speeds/proposals", Handle)
        .RequirePermission(DispatchPermissions.EditSpeeds)
        .WithName(nameof(ProposeSpeeds));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, RoadsNow roads, KeptTracks kept, IWorkdays workdays, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (policy.Check(actor, DispatchPermissions.EditSpeeds, new Reach($"/{db.District.Code}/")) is { } refusal) { return new Refused(refusal); }
        if (Check(request) is { } unfit) { return new Refused(unfit); }
        if (await roads.FindAsync(RoadMode.Car, ct) is not { } now) { return new Refused(NoRoads); }

        var (tracks, isCut) = request.Tracks is { } sent
            ? (sent.Select(t => t.Select(p => new TrackPoint(p.At, p.Longitude, p.Latitude)).ToList()).ToList(), false)
            : await kept.ReadAsync(actor, request.From!.Value, request.Until!.Value, ct);
        var speeds = now.Moment.Speeds;
        var parts = await PartsAsync(tracks, speeds, workdays, TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone));
        var spells = await db.Set<WeatherSpell>().AsNoTracking().OrderByDescending(w => w.Seq).Take(PageSize.Most).ToListAsync(ct);
        return await Task.Run<Results<Ok<Response>, Refused>>(
            () =>
            {
                var matching = new TrackMatching(now.Network, now.Grid);
                var journeys = tracks.SelectMany(track => matching.Match(track, ct)).ToList();
                var calibration = new SpeedCalibration(now.Network, speeds, at => parts[at], at => spells.FirstOrDefault(spell => spell.HoldsAt(at))?.Weather ?? SpeedTable.Dry);
                return calibration.TryPropose(journeys) is { } proposal ? TypedResults.Ok(ResponseOf(proposal, speeds, isCut)) : new Refused(TooFew);
            },
            ct);
    }

    private static Refusal? Check(Request request) => request.Tracks is not { } tracks
        ? request is { From: { } from, Until: { } until } && from < until && until - from <= LongestSpan ? null : BadSpan
        : tracks.Sum(t => t.Count) > MostPoints ? TooMany
        : tracks.Any(t => t.Any(p => !(Math.Abs(p.Longitude) <= 180) || !(Math.Abs(p.Latitude) <= 90))) ? BadPoint
        : null;

    /// <summary>The part of the day of each position, by the district's clock and calendar.</summary>
    private static async Task<Dictionary<DateTimeOffset, int>> PartsAsync(IEnumerable<List<TrackPoint>> tracks, SpeedTable speeds, IWorkdays workdays, TimeZoneInfo zone)
    {
        var (parts, days) = (new Dictionary<DateTimeOffset, int>(), new Dictionary<DateOnly, bool>());
        foreach (var point in tracks.SelectMany(t => t))
        {
            var local = TimeZoneInfo.ConvertTime(point.At, zone).DateTime;
            var day = DateOnly.FromDateTime(local);
            if (!days.TryGetValue(day, out var isWorkday)) { days[day] = isWorkday = await workdays.IsWorkdayAsync(day); }
            var part = speeds.PartAt(TimeOnly.FromDateTime(local), isWorkday);
            parts[point.At] = part is null ? SpeedCalibration.NoPart : speeds.Parts.ToList().IndexOf(part);
        }

        return parts;
    }

    private static Response ResponseOf(SpeedProposal proposal, SpeedTable speeds, bool isCut) => new(
        speeds.Version, SpeedTableView.Of(proposal.Table), proposal.Journeys, proposal.ErrorBefore, proposal.ErrorAfter, [.. proposal.Cells.Select(c => CellOf(c, speeds))],
        [.. proposal.Weathers.Select(w => new WeatherShare(w.Weather, w.Journeys, Math.Round(w.Ratio, 3)))], isCut);

    private static Cell CellOf(SpeedCell cell, SpeedTable speeds) =>
        new(SpeedTableView.Wire(cell.Class), cell.Part == SpeedCalibration.NoPart ? null : speeds.Parts[cell.Part].Name, cell.Journeys, Math.Round(cell.Ratio, 3));
}
