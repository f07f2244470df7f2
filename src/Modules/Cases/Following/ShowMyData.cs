using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Showing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Following;

/// <summary>Shows a reporter all that is held about them by their report, why, on what basis and how long, and who looked at it; by the link, as JSON or CSV.</summary>
/// <remarks>Readers are shown by unit or area, never by name. Source: RIGHTS, "A resident's own view" and "Seen by"; PIPL arts. 44 and 45.</remarks>
internal static class ShowMyData
{
    private static readonly Refusal BadFormat = new("rights.bad-format", RefusalKind.Invalid, "A format is json or csv.");

    /// <param name="Held">Every field that is held, empty ones left out.</param>
    /// <param name="SeenBy">Each reading, oldest first.</param>
    public sealed record Response(long Number, DateTimeOffset ReceivedAt, IReadOnlyList<HeldField> Held, IReadOnlyList<Reading> SeenBy);

    /// <param name="Field">Such as <c>contact.phone</c>.</param>
    /// <param name="Retention">The class, such as <c>retention.report</c>.</param>
    public sealed record HeldField(string Field, string Value, string Purpose, string Basis, string Retention);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/follow/{secret}/my-data", Handle)
        .AllowAnyone("The unguessable link is the right to see it.")
        .WithName(nameof(ShowMyData));

    /// <param name="format"><c>json</c> or <c>csv</c>.</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, Refused>> Handle(
        string secret, DistrictDb db, Readings readings, Actor actor, CancellationToken ct, string format = "json")
    {
        if (format is not ("json" or "csv")) { return new Refused(BadFormat); }
        if (await FollowReport.FindAsync(db, secret, ct) is not { } report) { return new Refused(FollowReport.Unknown); }

        var held = await HeldAsync(db, report, ct);
        var seen = await readings.ListAsync(report, ct);
        // No leaf, no reading; for the reporter too, since a lost link is somebody else's.
        db.Leaf(AuditNote.By(actor, "rights.my-data", "report", report.Id, purpose: "own-data"));
        await db.CommitAsync(ct);
        var response = new Response(report.Number, report.ReceivedAt, held, seen);
        return format == "json" ? TypedResults.Ok(response) : TypedResults.File(ToCsv(response), "text/csv; charset=utf-8", "my-data.csv");
    }

    internal static async Task<IReadOnlyList<HeldField>> HeldAsync(DistrictDb db, Report report, CancellationToken ct)
    {
        var held = new List<HeldField>();
        var contact = await db.Set<Contact>().AsNoTracking().FirstOrDefaultAsync(c => c.ReportId == report.Id, ct);
        Add<Contact>("contact.name", nameof(Contact.Name), contact?.Name);
        Add<Contact>("contact.phone", nameof(Contact.Phone), contact?.Phone);
        Add<Contact>("contact.email", nameof(Contact.Email), contact?.Email);

        var words = await db.Set<Words>().AsNoTracking().Where(w => w.SubjectId == report.Id || w.ReportId == report.Id).ToListAsync(ct);
        foreach (var said in words.OrderByDescending(w => w.SubjectId == report.Id))
        {
            Add<Words>(said.SubjectId == report.Id ? "words" : "words.added", nameof(Words.Text), said.Text);
            Add<Words>("place", nameof(Words.PlaceText), said.PlaceText);
        }

        // A report's position and answers belong to its words: held for the same end, erased or kept with them.
        Add<Words>("longitude", nameof(Words.PlaceText), report.Longitude?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add<Words>("latitude", nameof(Words.PlaceText), report.Latitude?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (code, value) in report.Attributes) { Add<Words>("answer." + code, nameof(Words.Text), value); }

        List<Guid> subjects = [report.Id, .. words.Select(w => w.SubjectId)];
        foreach (var name in await db.Set<BlobUse>().AsNoTracking().Where(u => subjects.Contains(u.SubjectId)).Select(u => u.Sha256).Distinct().ToListAsync(ct))
        {
            Add<Words>("file.sha256", nameof(Words.Text), name);
        }

        return held;

        void Add<T>(string field, string property, string? value)
        {
            if (string.IsNullOrEmpty(value)) { return; }
            var why = typeof(T).GetProperty(property)!.GetCustomAttribute<PersonalAttribute>()!;
            held.Add(new HeldField(field, value, why.Purpose, why.Basis, why.Retention));
        }
    }

    private static byte[] ToCsv(Response data) => CsvText.ToBytes(
        ["part", "field", "value", "purpose", "basis", "retention", "at"],
        data.Held.Select(h => (IReadOnlyList<CsvCell>)["held", h.Field, h.Value, h.Purpose, h.Basis, h.Retention, ""])
            .Concat(data.SeenBy.Select(s => (IReadOnlyList<CsvCell>)["seen", s.What, s.Reader, s.Purpose, "", "", s.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture)])));
}
