using Wangge.Doors.Cap.Judging;
using Wangge.Doors.Keys;

namespace Wangge.Doors.Cap.Incoming;

/// <summary>Takes one CAP 1.2 message of another system: judged first, then an alarm, a note on one, or nothing, which is said. Answered after the commit.</summary>
/// <remarks>
/// By a key of the door <c>cap</c>: <c>Authorization: Bearer</c>. The same message (sender, identifier, sent) again is answered as the first. Refuses with <c>cap.*</c>; the problem's
/// <c>reasons</c> say what is wrong where. Source: OASIS CAP 1.2; ADR 0028.
/// </remarks>
internal static class TakeCap
{
    /// <param name="Effect"><c>alarm</c>, <c>noted</c> or <c>none</c>.</param>
    /// <param name="Why">Why it has none: <c>system</c>, <c>draft</c>, <c>expired</c> or <c>without-alarm</c>; else null.</param>
    /// <param name="AlarmId">The alarm that it raised or was noted on.</param>
    /// <param name="Number">As people say it.</param>
    /// <param name="IsNew">False where this very message came before.</param>
    /// <param name="Warnings">What is odd in it and was taken all the same; at most 50.</param>
    public sealed record Response(string Effect, string? Why, Guid? AlarmId, long? Number, bool IsNew, IReadOnlyList<CapReason> Warnings);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cap", Handle)
        .AllowAnyone("Another system is known by its own key, which the door itself checks.")
        .Accepts<byte[]>(CapMessage.MediaType, "application/xml", "text/xml")
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(TakeCap));

    private static async Task<Results<Created<Response>, Ok<Response>, Refused>> Handle(HttpContext http, CapCallers callers, DistrictDb db, CapIntake intake, CancellationToken ct)
    {
        var (key, stop) = await callers.FindAsync(http, KeyDoor.Cap, db, ct);
        if (key is null) { return stop!; }
        if (await CapBody.ReadAsync(http.Request, ct) is not { } body) { return new Refused(CapRefusals.TooLarge); }
        var verdict = CapJudge.Judge(body, CapBody.CharsetOf(http.Request));
        if (verdict.Message is not { } message) { return new Refused(verdict.Refusal!) { Evidence = new Dictionary<string, object?> { ["reasons"] = verdict.Reasons } }; }

        // Once it has begun it is brought to its end, whether or not the sender still waits.
        var (taken, refusal) = await intake.TakeAsync(message, key, CancellationToken.None);
        if (taken is null) { return new Refused(refusal!); }
        var answer = new Response(taken.Effect.Wire(), taken.Why, taken.AlarmId, taken.AlarmNumber, taken.IsNew, verdict.Reasons);
        return taken is { IsNew: true, Effect: CapEffect.Alarm } ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }
}
