using Wangge.Contracts.Cases;

namespace Wangge.Rounds.Diary;

/// <summary>One act makes a matter of an entry: a report with the entry's words, or better ones, in the grid worker's name. An entry becomes one matter at most.</summary>
/// <remarks>The report stands first; should the connection break between, the same request links the two. Refuses with <c>rounds.diary.*</c>, <c>reports.*</c>.</remarks>
internal static class ReportEntry
{
    private static readonly Refusal Already = new("rounds.diary.already-reported", RefusalKind.Conflict, "It is a matter already.");
    private static readonly Refusal NoWords = new("rounds.diary.no-words", RefusalKind.Conflict, "Its words were deleted.");

    /// <param name="ReportId">The client's id of the report (UUIDv7).</param>
    /// <param name="Type">Key of the type of matter.</param>
    /// <param name="Words">In place of the entry's own; null: those.</param>
    public sealed record Request(
        Guid ReportId, [Required, MaxLength(80)] string Type, [MaxLength(4_000)] string? Words = null, [MaxLength(200)] string? PlaceText = null,
        [Range(-180, 180)] double? Longitude = null, [Range(-90, 90)] double? Latitude = null);

    public sealed record Response(Guid ReportId, long Number);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/diary/{entryId:guid}/report", Handle)
        .RequirePermission(RoundsPermissions.WriteDiary)
        .WithName("ReportDiaryEntry");

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid entryId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, IReportIntake intake, CancellationToken ct)
    {
        if (request.ReportId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (await db.Set<DiaryEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId, ct) is not { } entry) { return new Refused(RoundsRefusals.UnknownEntry); }
        if (policy.Check(actor, RoundsPermissions.WriteDiary, new Reach(entry.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (entry.ReportId is { } earlier)
        {
            return earlier == request.ReportId ? TypedResults.Ok(new Response(earlier, entry.ReportNumber ?? 0)) : new Refused(Already);
        }

        var words = request.Words ?? await db.Set<DiaryWords>().AsNoTracking().Where(w => w.EntryId == entryId).Select(w => w.Text).FirstOrDefaultAsync(ct);
        if (string.IsNullOrWhiteSpace(words)) { return new Refused(NoWords); }
        var report = new DoorReport(
            request.ReportId, request.Type, words, request.PlaceText, request.Longitude, request.Latitude, Contact: null, new Dictionary<string, string>()) { Source = DoorSource.GridWorker };
        var taken = await intake.TakeAsync(report, ct);
        if (taken.Refusal is { } refused) { return new Refused(refused); }

        var kept = await db.Set<DiaryEntry>().FirstAsync(e => e.Id == entryId, ct);
        (kept.ReportId, kept.ReportNumber) = (request.ReportId, taken.Number);
        kept.Version++;
        db.Leaf(AuditNote.By(actor, "rounds.diary-report", "diary-entry", entryId, kept.AreaPath, data: AuditData.Of(("report", request.ReportId))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(request.ReportId, taken.Number));
    }
}
