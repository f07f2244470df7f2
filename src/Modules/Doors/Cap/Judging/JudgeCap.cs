using Wangge.Doors.Cap.Incoming;
using Wangge.Doors.Keys;

namespace Wangge.Doors.Cap.Judging;

/// <summary>Judges a message and does nothing with it: for who builds the other end.</summary>
internal static class JudgeCap
{
    /// <param name="Code">Why it would be refused, such as <c>cap.bad-message</c>; null where it is good.</param>
    /// <param name="Reasons">What is wrong, where; of a good one, what is odd. At most 50.</param>
    public sealed record Response(bool IsGood, string? Code, IReadOnlyList<CapReason> Reasons);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cap/judge", Handle)
        .RequirePermission(DoorsPermissions.KeepCapPeers)
        .Accepts<byte[]>(CapMessage.MediaType, "application/xml", "text/xml")
        .WithName(nameof(JudgeCap));

    private static async Task<Results<Ok<Response>, Refused>> Handle(HttpContext http, CancellationToken ct)
    {
        if (await CapBody.ReadAsync(http.Request, ct) is not { } body) { return new Refused(CapRefusals.TooLarge); }
        var verdict = CapJudge.Judge(body, CapBody.CharsetOf(http.Request));
        return TypedResults.Ok(new Response(verdict.Message is not null, verdict.Refusal?.Code, verdict.Reasons));
    }
}
