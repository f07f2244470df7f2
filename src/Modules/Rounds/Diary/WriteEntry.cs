using Wangge.Contracts.Areas;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;

namespace Wangge.Rounds.Diary;

/// <summary>A grid worker writes an entry, perhaps hours ago and offline; the same again answers as the first did.</summary>
/// <remarks>Words that hold an identity or mobile number are refused with <c>rounds.diary.names-somebody</c>: the diary keeps matters, not people. Source: RIGHTS.</remarks>
internal static class WriteEntry
{
    private static readonly Refusal BadCode = new("rounds.diary.bad-code", RefusalKind.Invalid, "No such topic or need.");

    private static Refusal NamesSomebody(IReadOnlyList<string> found) => new(
        "rounds.diary.names-somebody", RefusalKind.Invalid, "A diary holds no identity or mobile numbers.", new Dictionary<string, string[]> { ["words"] = [.. found] });

    /// <param name="Topic"><c>visit</c>, <c>errand</c>, <c>hazard</c>, <c>environment</c>, <c>facility</c>, <c>neighbours</c>, <c>information</c> or <c>other</c>.</param>
    /// <param name="Need"><c>none</c>, <c>answer</c>, <c>help</c>, <c>repair</c> or <c>return-visit</c>.</param>
    /// <param name="PremiseId">A shop or public place; never a home.</param>
    /// <param name="HappenedAt">What the phone says; at most 30 days back.</param>
    public sealed record Request(
        Guid GridId, [Required, MaxLength(20)] string Topic, [Required, MaxLength(20)] string Need, [Required, MinLength(1), MaxLength(2_000)] string Words,
        DateTimeOffset HappenedAt, Guid? PremiseId = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/rounds/diary/{entryId:guid}", Handle)
        .RequirePermission(RoundsPermissions.WriteDiary)
        .WithName("WriteDiaryEntry");

    private static async Task<Results<Ok<EntryView>, Refused>> Handle(
        Guid entryId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, IAreaLookup areas, TimeProvider time, CancellationToken ct)
    {
        if (entryId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (!DiaryCodes.Topics.Contains(request.Topic) || !DiaryCodes.Needs.Contains(request.Need)) { return new Refused(BadCode); }
        if (PersonalNumbers.FindIn(request.Words) is { Count: > 0 } found) { return new Refused(NamesSomebody(found)); }
        if (await areas.FindGridAsync(request.GridId) is not { } grid) { return new Refused(RoundsRefusals.UnknownGrid); }
        if (policy.Check(actor, RoundsPermissions.WriteDiary, new Reach(grid.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }

        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, entryId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null && await db.Set<DiaryEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId, ct) is { } there)
        {
            return TypedResults.Ok(EntryView.Of(there, request.Words.Trim(), grid.Name, null));
        }

        var now = time.Now();
        if (!RoundsRefusals.CanBe(request.HappenedAt, now)) { return new Refused(RoundsRefusals.BadTime); }
        var entry = new DiaryEntry
        {
            Id = entryId, AccountId = actor.Id, GridId = grid.GridId, AreaPath = grid.AreaPath, PremiseId = request.PremiseId, Topic = request.Topic, Need = request.Need,
            HappenedAt = request.HappenedAt.ToMilliseconds(), ReceivedAt = now, Version = 1,
        };
        db.Insert(entry);
        db.Insert(new DiaryWords { EntryId = entryId, Text = request.Words.Trim() });
        db.Remember(actor.Key, entryId, hash, entryId, time);
        db.Leaf(AuditNote.By(actor, "rounds.diary-write", "diary-entry", entryId, grid.AreaPath, erasable: System.Text.Encoding.UTF8.GetBytes(request.Words)));
        await db.CommitAsync(ct);
        return TypedResults.Ok(EntryView.Of(entry, request.Words.Trim(), grid.Name, null));
    }
}

/// <summary>An entry as staff read it.</summary>
/// <param name="Author">Display name of the grid worker, or null for one's own.</param>
/// <param name="ReportNumber">Of the matter that it became, or null.</param>
internal sealed record EntryView(
    Guid EntryId, Guid GridId, string? Grid, string AreaPath, Guid? PremiseId, string Topic, string Need, string? Words, string? Author,
    DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt, Guid? ReportId, long? ReportNumber)
{
    public static EntryView Of(DiaryEntry e, string? words, string? grid, string? author) =>
        new(e.Id, e.GridId, grid, e.AreaPath, e.PremiseId, e.Topic, e.Need, words, author, e.HappenedAt, e.ReceivedAt, e.ReportId, e.ReportNumber);
}
