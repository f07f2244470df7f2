using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Operations;

/// <summary>Who can be at a matter first, with the minutes by road, the way of the first three, and why.</summary>
/// <remarks>Free units first, the soonest of them on top; those that nobody staffs last, marked. Refuses with <c>dispatch.operation.*</c>.</remarks>
internal static class RankUnits
{
    private const int MostListed = 200;
    private const int WaysDrawn = 3;

    /// <param name="ZoneMinutes">Within so many minutes somebody should be there.</param>
    /// <param name="OperationId">The operation that runs for the matter, or null.</param>
    public sealed record Response(string AreaPath, double Longitude, double Latitude, int ZoneMinutes, Guid? OperationId, IReadOnlyList<Candidate> Units);

    /// <param name="Seconds">By road, or null with <paramref name="WhyNot"/>.</param>
    /// <param name="IsInTime">Within the zone's minutes; null where there is no way.</param>
    /// <param name="Reasons"><c>nearest</c> (the soonest of the free), <c>free</c>, <c>skill</c>, <c>only-one-in-time</c>.</param>
    /// <param name="Unstaffed"><c>nobody-on-duty</c> or <c>out-of-shift</c>: it comes last; null where somebody is there.</param>
    /// <param name="WhyNot"><c>no-roads</c>, <c>place-off-roads</c>, <c>start-off-roads</c>, <c>not-within</c>.</param>
    /// <param name="Way">Longitude, latitude pairs along the roads; of the first three.</param>
    public sealed record Candidate(
        Guid UnitId, string Code, string Name, string Kind, string State, IReadOnlyList<string> Skills, UnitPlace Place, int? Seconds, int? Metres, bool? IsInTime, IReadOnlyList<string> Reasons,
        string? WhyNot, IReadOnlyList<double[]>? Way, string? Unstaffed);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/ranking", Handle)
        .RequirePermission(DispatchPermissions.Send)
        .WithName(nameof(RankUnits));

    /// <param name="kind"><c>case</c>, <c>alarm</c> or <c>place</c>.</param>
    /// <param name="id">Of the case or alarm.</param>
    /// <param name="skill">What the crew must be able to do.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        [Required, MaxLength(20)] string kind, Guid? id, double? lon, double? lat, [MaxLength(40)] string? skill,
        Subjects subjects, UnitRanking ranking, DistrictDb db, ITravelTimes travel, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var (place, refusal) = await subjects.FindAsync(new SubjectRequest(kind, id, lon, lat), ct);
        if (place is null) { return new Refused(refusal!); }
        if (policy.Check(actor, DispatchPermissions.Send, new Reach(place.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }

        var to = new TravelPoint(place.Longitude, place.Latitude);
        var zone = await ranking.ZoneMinutesAtAsync(to);
        var ranked = (await ranking.RankAsync(to, skill, ct)).Take(MostListed).ToList();
        var candidates = new List<Candidate>(ranked.Count);
        foreach (var one in ranked)
        {
            var isDrawn = candidates.Count < WaysDrawn && one.Travel.Duration is not null;
            var way = isDrawn ? (await travel.FindWayAsync(new TravelPoint(one.Place.Longitude, one.Place.Latitude), to, one.Unit.Kind.Mode(), ct)).Way : null;
            candidates.Add(CandidateOf(one, ranked, skill, zone, way));
        }

        var open = place.Id is null ? null : await db.Set<Operation>().AsNoTracking()
            .Where(o => o.SubjectId == place.Id && o.EndedAt == null).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new Response(place.AreaPath, place.Longitude, place.Latitude, zone, open, candidates));
    }

    private static Candidate CandidateOf(RankedUnit one, List<RankedUnit> all, string? skill, int zone, TravelWay? way)
    {
        var isInTime = one.Travel.Duration is { } time ? time.TotalMinutes <= zone : (bool?)null;
        var reasons = new List<string>();
        if (one.IsReady) { reasons.Add("free"); }
        if (one == all[0] && one.IsReady && one.Travel.Duration is not null) { reasons.Add("nearest"); }
        if (skill is not null) { reasons.Add("skill"); }
        if (isInTime == true && one.IsReady && all.Count(o => o.IsReady && o.Travel.Duration?.TotalMinutes <= zone) == 1) { reasons.Add("only-one-in-time"); }
        return new Candidate(
            one.Unit.Id, one.Unit.Code, one.Unit.Name, one.Unit.Kind.Wire(), one.Unit.State.Wire(), one.Unit.Skills, one.Place, (int?)one.Travel.Duration?.TotalSeconds, (int?)one.Travel.Metres,
            isInTime, reasons, one.Travel.WhyNot?.Wire(), way?.Line.Coordinates.Select(c => new[] { c.X, c.Y }).ToList(), one.Unstaffed?.Wire());
    }
}
