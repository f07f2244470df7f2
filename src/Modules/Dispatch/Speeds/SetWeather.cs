using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Speeds;

/// <summary>Says what the weather is for the rest of the district's day; the last one said holds, and the next morning is dry again.</summary>
internal static class SetWeather
{
    private static readonly Refusal Unknown = new("dispatch.weather.unknown", RefusalKind.Invalid, "The table of speeds does not know this weather.");

    /// <param name="ActId">The client's id of this act (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Weather">Of the table in force, such as <c>rain</c>.</param>
    public sealed record Request(Guid ActId, [Required, MaxLength(40)] string Weather);

    /// <param name="Until">Exclusive: midnight by the district's clock.</param>
    public sealed record Response(string Weather, DateTimeOffset From, DateTimeOffset Until);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/dispatch/weather", Handle)
        .RequirePermission(DispatchPermissions.EditRoads)
        .WithName(nameof(SetWeather));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, RoadConditionShelf conditions, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var root = $"/{db.District.Code}/";
        if (policy.Check(actor, DispatchPermissions.EditRoads, new Reach(root)) is { } refusal) { return new Refused(refusal); }
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is { } said) { return Answer(await db.Set<WeatherSpell>().AsNoTracking().FirstAsync(w => w.Id == said, ct)); }
        if (!(await conditions.GetAsync(db.Store)).Speeds.Weathers.ContainsKey(request.Weather)) { return new Refused(Unknown); }

        var now = time.Now();
        var spell = new WeatherSpell { Id = request.ActId, Weather = request.Weather, From = now, Until = MidnightAfter(now, db.District.TimeZone), ActorId = actor.Id };
        db.Add(spell);
        db.Remember(actor.Key, request.ActId, hash, spell.Id, time);
        db.Announce(new RoadsChanged("weather", Guid.Empty, root));
        db.Leaf(AuditNote.By(actor, "dispatch.weather-said", "district", Guid.Empty, root, data: AuditData.Of(("weather", spell.Weather))));
        await db.CommitAsync(ct);
        conditions.Forget(db.District.Code);
        return Answer(spell);
    }

    private static DateTimeOffset MidnightAfter(DateTimeOffset at, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = TimeZoneInfo.ConvertTime(at, zone).Date.AddDays(1);
        // Where the clocks skip midnight the day begins an hour later.
        while (zone.IsInvalidTime(midnight)) { midnight = midnight.AddMinutes(30); }
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static Ok<Response> Answer(WeatherSpell spell) => TypedResults.Ok(new Response(spell.Weather, spell.From, spell.Until));
}
