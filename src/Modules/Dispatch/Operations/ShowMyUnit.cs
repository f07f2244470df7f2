using Wangge.Contracts.Identity;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Operations;

/// <summary>What a crew's phone shows: its unit, where it is sent to, and the way there from where it is.</summary>
internal static class ShowMyUnit
{
    /// <param name="Unit">Null for who belongs to none.</param>
    /// <param name="Task">Null while it is sent nowhere.</param>
    public sealed record Response(PatrolUnitView? Unit, MyTask? Task);

    /// <param name="SubjectKind"><c>case</c>, <c>alarm</c> or <c>place</c>.</param>
    /// <param name="Number">Of the case, as shown.</param>
    /// <param name="TypeKey">Of the case's type; null for a mere place. <paramref name="Type"/> is its Chinese name.</param>
    /// <param name="Practice"><c>drill</c> or <c>test</c>; null: in earnest.</param>
    /// <param name="PlaceText">Where, in the words of who told of it.</param>
    /// <param name="Area">Name of the grid that it lies in, or null.</param>
    /// <param name="Words">What the desk said last, or null.</param>
    /// <param name="PostNumber">The post of a cordon that it is to hold, which is where it is sent to then; null: the matter itself.</param>
    /// <param name="Way">Longitude, latitude pairs along the roads; null where there is none.</param>
    public sealed record MyTask(
        Guid OperationId, string SubjectKind, Guid? SubjectId, long? Number, string? TypeKey, string? Type, string? Practice, string? PlaceText, string? Area, double Longitude, double Latitude, string State,
        DateTimeOffset SentAt, double? ZoneMinutes, int? ExpectedSeconds, string? Words, int? SecondsLeft, int? MetresLeft, IReadOnlyList<double[]>? Way, IReadOnlyList<string> Streets,
        int? PostNumber);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/mine", Handle)
        .RequireSignedIn()
        .WithName(nameof(ShowMyUnit));

    /// <param name="lon">Where the phone is, WGS-84 degrees; where it is left out, where the unit was last.</param>
    private static async Task<Ok<Response>> Handle(
        double? lon, double? lat, DistrictDb db, UnitRoster roster, UnitPlaces places, ITravelTimes travel, OperationReading reading, IAccounts accounts, Actor actor, CancellationToken ct)
    {
        if (await roster.FindUnitOfAsync(actor.Id, ct) is not { } unitId) { return TypedResults.Ok(new Response(null, null)); }
        var unit = (await places.ListAsync(ct)).First(u => u.Unit.Id == unitId);
        var view = PatrolUnitView.Of(unit.Unit, unit.Place, unit.Unstaffed, await accounts.ListNamesAsync([.. unit.Unit.CrewIds], ct));
        if (unit.Unit.OperationId is not { } operationId || await db.Set<Operation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId, ct) is not { } operation)
        {
            return TypedResults.Ok(new Response(view, null));
        }

        var row = (await reading.RowsAsync([operation], ct))[0];
        if (row.Parts.LastOrDefault(p => p.UnitId == unitId && p.EndedAt is null) is not { } part) { return TypedResults.Ok(new Response(view, null)); }
        var from = lon is { } longitude && lat is { } latitude ? new TravelPoint(longitude, latitude)
            : unit.Place is { } place ? new TravelPoint(place.Longitude, place.Latitude) : (TravelPoint?)null;
        var way = from is { } here && part.ArrivedAt is null
            ? (await travel.FindWayAsync(here, new TravelPoint(part.Longitude, part.Latitude), unit.Unit.Kind.Mode(), ct)).Way
            : null;
        var task = new MyTask(
            operationId, operation.SubjectKind, operation.SubjectId, row.Number, row.TypeKey, row.Type, row.Practice, await reading.PlaceTextAsync(operation, ct), row.Area, part.Longitude,
            part.Latitude, part.State, part.SentAt, part.ZoneMinutes, part.ExpectedSeconds, await LastWordsAsync(db, operationId, ct), (int?)way?.Duration.TotalSeconds, (int?)way?.Metres,
            way?.Line.Coordinates.Select(c => new[] { c.X, c.Y }).ToList(), way?.Streets ?? [], part.PostNumber);
        return TypedResults.Ok(new Response(view, task));
    }

    private static Task<string?> LastWordsAsync(DistrictDb db, Guid operationId, CancellationToken ct) => (
        from words in db.Set<OperationWords>().AsNoTracking()
        join entry in db.Set<OperationEntry>() on words.EntryId equals entry.Id
        where words.OperationId == operationId && (entry.Action == OperationAction.Send || entry.Action == OperationAction.Note)
        orderby entry.Sequence descending
        select words.Text).FirstOrDefaultAsync(ct);
}
