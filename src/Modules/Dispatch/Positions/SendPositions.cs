namespace Wangge.Dispatch.Positions;

/// <summary>Somebody's phone says where it was, on duty only: now, or what it kept while it was offline. Each fix has an answer of its own.</summary>
/// <remarks>
/// A fix is known by its phone and its time: one that is sent again counts once and needs no other id. Answered once what is kept is safe.
/// A refused fix is <c>dispatch.position.*</c> and need not be sent again. Source: RIGHTS, "Continuous tracks of staff off duty"; ADR 0023.
/// </remarks>
internal static class SendPositions
{
    public const int MostFixes = 120;

    /// <param name="At">When, by the phone's clock: at most 7 days back.</param>
    /// <param name="Longitude">WGS-84 degrees.</param>
    /// <param name="Latitude">WGS-84 degrees.</param>
    /// <param name="Accuracy">Metres.</param>
    /// <param name="Speed">Metres a second.</param>
    /// <param name="Bearing">Degrees clockwise from north.</param>
    /// <param name="Altitude">Metres.</param>
    /// <param name="Battery">0–1.</param>
    public sealed record SentFix(
        DateTimeOffset At, double Longitude, double Latitude, double? Accuracy = null, double? Speed = null, double? Bearing = null, double? Altitude = null, double? Battery = null);

    /// <param name="Fixes">In the order in which they were taken.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(MostFixes)] IReadOnlyList<SentFix> Fixes);

    /// <param name="Outcome"><c>kept</c>, <c>late</c> (kept, a newer one is shown), <c>doubled</c> (stood already) or <c>refused</c>.</param>
    /// <param name="Code">Why it was refused; null where it was not.</param>
    public sealed record Answer(string Outcome, string? Code);

    /// <param name="Answers">One for each fix, in the same order.</param>
    /// <param name="OnDuty">False: no fix that is taken now will be kept.</param>
    public sealed record Response(IReadOnlyList<Answer> Answers, bool OnDuty);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/positions", Handle)
        .RequireSignedIn()
        .WithName(nameof(SendPositions));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, FixIntake intake, SourceStandings standings, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (actor.Kind != ActorKind.Account) { return new Refused(AccessPolicy.NoRole); }
        if (request.Fixes.Any(f => f is null)) { return new Refused(PositionRefusals.Malformed); }
        var source = FixSource.OfAccount(actor.Id);
        var verdicts = await intake.TakeAsync(db.District.Code, source, [.. request.Fixes.Select(ToFix)], ct);
        var standing = await standings.GetAsync(source, ct);
        return TypedResults.Ok(new Response([.. verdicts.Select(v => new Answer(v.Wire, v.Refusal?.Code))], standing.IsOn(time.GetUtcNow())));
    }

    private static Fix ToFix(SentFix f) => new Fix(f.At, f.Longitude, f.Latitude, f.Accuracy, f.Speed, f.Bearing, f.Altitude, f.Battery).Tidy();
}
