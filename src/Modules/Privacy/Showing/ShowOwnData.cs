using System.Globalization;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Tables;
using Wangge.Privacy.Askings;

namespace Wangge.Privacy.Showing;

/// <summary>By the pass: all that this server holds about the contact, why, on what basis and how long, and who looked at it: role, unit, time, reason, never a name of staff. As JSON or CSV.</summary>
/// <remarks>Source: RIGHTS, "A resident's own view" and "Seen by"; PIPL arts. 44 and 45.</remarks>
internal static class ShowOwnData
{
    private static readonly Refusal BadFormat = new("rights.bad-format", RefusalKind.Invalid, "A format is json or csv.");

    /// <param name="Contact">What was proven.</param>
    /// <param name="Matters">The newest first.</param>
    public sealed record Response(string Contact, DateTimeOffset AskedAt, IReadOnlyList<SubjectMatter> Matters);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/my-data", Handle)
        .AllowAnyone("The pass, which only the contact's holder can get, is the right to see it.")
        .WithName(nameof(ShowOwnData));

    /// <param name="format"><c>json</c> or <c>csv</c>.</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, Refused>> Handle(
        HttpRequest http, DistrictDb db, Actor actor, IEnumerable<ISubjectData> parts, TimeProvider time, CancellationToken ct, string format = "json")
    {
        if (format is not ("json" or "csv")) { return new Refused(BadFormat); }
        if (await Passes.FindAsync(http, db, time, ct) is not { } pass) { return new Refused(PrivacyRefusals.NoPass); }

        var matters = new List<SubjectMatter>();
        foreach (var part in parts) { matters.AddRange(await part.ListAsync(pass.Contact, ct)); }
        // No leaf, no reading; for oneself too, since a contact may have become somebody else's.
        foreach (var matter in matters) { db.Leaf(AuditNote.By(actor, "rights.my-data", PartKinds.KindOf(matter.Part), matter.SubjectId, purpose: "own-data")); }
        db.Leaf(AuditNote.By(actor, "privacy.own-data", "pass", pass.Id, purpose: "own-data"));
        await db.CommitAsync(ct);
        var response = new Response(pass.Phone ?? pass.Email!, time.Now(), [.. matters.OrderByDescending(m => m.ReceivedAt)]);
        return format == "json" ? TypedResults.Ok(response) : TypedResults.File(ToCsv(response), "text/csv; charset=utf-8", "my-data.csv");
    }

    private static byte[] ToCsv(Response data) => CsvText.ToBytes(
        ["matter", "part", "field", "value", "purpose", "basis", "retention", "role", "at"],
        data.Matters.SelectMany(m =>
            m.Held.Select(h => (IReadOnlyList<CsvCell>)[m.Title, "held", h.Field, h.Value, h.Purpose, h.Basis, h.Retention, "", At(m.ReceivedAt)])
                .Concat(m.SeenBy.Select(s => (IReadOnlyList<CsvCell>)[m.Title, "seen", s.What, s.Reader ?? "", s.Purpose ?? "", "", "", s.Role ?? "", At(s.At)]))));

    private static string At(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>What leaves call the matters of a part.</summary>
internal static class PartKinds
{
    public static string KindOf(string part) => part switch
    {
        "reports" => "report",
        "voices" => "voice",
        "subscriptions" => "subscription",
        _ => part,
    };
}
