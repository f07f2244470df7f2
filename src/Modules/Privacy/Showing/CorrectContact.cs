using Wangge.Contracts.Privacy;
using Wangge.Privacy.Askings;

namespace Wangge.Privacy.Showing;

/// <summary>By the pass: another telephone or address takes this one's place wherever it was left. The new one is proven by a code of its own.</summary>
/// <remarks>Source: RIGHTS, "correct it"; PIPL art. 46. The pass ends; the new contact can ask for another.</remarks>
internal static class CorrectContact
{
    /// <param name="Code">That was sent to the new contact.</param>
    public sealed record Request([MaxLength(30)] string? Phone, [MaxLength(120)] string? Email, [Required, MaxLength(20)] string Code);

    /// <param name="Changed">In how many matters.</param>
    public sealed record Response(int Changed);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/my-data/contact", Handle)
        .AllowAnyone("The pass proves the old contact, the code the new one.")
        .WithName(nameof(CorrectContact));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, HttpRequest http, DistrictDb db, Actor actor, IEnumerable<ISubjectData> parts, AskingLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (SubjectContact.Read(request.Phone, request.Email) is not { } fresh) { return new Refused(PrivacyRefusals.BadContact); }
        if (await Passes.FindAsync(http, db, time, ct) is null) { return new Refused(PrivacyRefusals.NoPass); }
        if (limits.TryEnter(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        if (!await EnterCode.TakeAsync(db, fresh, request.Code, time, ct)) { return new Refused(PrivacyRefusals.CodeWrong); }

        var pass = (await Passes.FindAsync(http, db, time, ct))!;
        var changed = 0;
        foreach (var part in parts)
        {
            foreach (var matter in await part.CorrectAsync(pass.Contact, fresh, ct))
            {
                db.Leaf(AuditNote.By(actor, "rights.correct-contact", PartKinds.KindOf(part.Part), matter, purpose: "own-data"));
                changed++;
            }
        }

        db.Remove(pass);
        db.Leaf(AuditNote.By(actor, "privacy.correct", "pass", pass.Id, data: AuditData.Of(("changed", changed))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(changed));
    }
}
