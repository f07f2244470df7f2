using Wangge.Contracts.Privacy;
using Wangge.Privacy.Askings;

namespace Wangge.Privacy.Showing;

/// <summary>By the pass: deletes all that may be deleted now. What stays says why, and what the law gives against it. Done again it changes nothing.</summary>
/// <remarks>Source: RIGHTS, "A resident's own view"; PIPL art. 47.</remarks>
internal static class DeleteOwnData
{
    /// <param name="Matters">Each with what was deleted and what is kept.</param>
    public sealed record Response(IReadOnlyList<SubjectDeletion> Matters);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/my-data/delete", Handle)
        .AllowAnyone("The pass, which only the contact's holder can get, is the right to it.")
        .WithName(nameof(DeleteOwnData));

    private static async Task<Results<Ok<Response>, Refused>> Handle(HttpRequest http, DistrictDb db, Actor actor, IEnumerable<ISubjectData> parts, TimeProvider time, CancellationToken ct)
    {
        if (await Passes.FindAsync(http, db, time, ct) is not { } pass) { return new Refused(PrivacyRefusals.NoPass); }
        var done = new List<SubjectDeletion>();
        foreach (var part in parts) { done.AddRange(await part.DeleteAsync(pass.Contact, actor, ct)); }
        db.Leaf(AuditNote.By(actor, "privacy.delete", "pass", pass.Id, data: AuditData.Of(("matters", done.Count))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(done));
    }
}
