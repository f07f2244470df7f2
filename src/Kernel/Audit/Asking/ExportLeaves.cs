using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>Leaves as a CSV or XLSX file, cut as <see cref="ListLeaves"/> cuts them, the newest first: streamed page by page, at most 100,000, on record with how many.</summary>
/// <remarks>For reading; what proves the log are checkpoints and proofs. Refuses with <c>audit.export.too-many</c>.</remarks>
internal static class ExportLeaves
{
    private const int MostRows = 100_000;
    private const int PageRows = 1_000;
    private static readonly Refusal TooMany = new("audit.export.too-many", RefusalKind.TooLarge, "More than 100,000 leaves; ask for a shorter time.");

    private static readonly TableColumn[] Columns =
    [
        new("index", "位置"), new("at", "时间"), new("action", "动作"), new("subject_kind", "对象种类"), new("subject_id", "对象"), new("actor_kind", "操作者种类"), new("actor_id", "操作者"),
        new("area_path", "区域路径"), new("purpose", "目的"), new("data", "数据"), new("leaf_id", "叶"),
    ];

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/audit/leaves/export", Handle)
        .RequirePermission(AuditPermissions.Read)
        .AnswersTable()
        .WithName(nameof(ExportLeaves));

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<PushStreamHttpResult, Refused>> Handle(
        [AsParameters] LeafFilter filter, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var leaves = filter.Cut(policy.Cut(db.Set<AuditLeafRow>().AsNoTracking(), actor, db.District.Code));
        var count = await leaves.Take(MostRows + 1).CountAsync(ct);
        if (count > MostRows) { return new Refused(TooMany); }

        // No leaf, no export: nothing is sent before it is safe.
        db.Leaf(AuditNote.By(actor, "audit.export", "audit-log", filter.SubjectId ?? Guid.Empty, purpose: "audit", data: AuditData.Of(("rows", count))));
        await db.CommitAsync(ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        return TypedResults.Stream(
            stream => TableFile.WriteAsync(written, stream, Columns, RowsAsync(leaves, zone, count, ct), ct), TableFile.MediaTypeOf(written), TableFile.NameOf(written, "audit"));
    }

    private static async IAsyncEnumerable<IReadOnlyList<CsvCell>> RowsAsync(
        IQueryable<AuditLeafRow> leaves, TimeZoneInfo zone, int most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var before = long.MaxValue;
        for (var left = most; left > 0;)
        {
            var (end, size) = (before, Math.Min(left, PageRows));
            var page = await leaves.Where(l => l.Seq < end).OrderByDescending(l => l.Seq).Take(size).ToListAsync(ct);
            if (page.Count == 0) { yield break; }
            foreach (var leaf in page) { yield return RowOf(leaf, zone); }
            (before, left) = (page[^1].Seq, left - page.Count);
        }
    }

    private static IReadOnlyList<CsvCell> RowOf(AuditLeafRow leaf, TimeZoneInfo zone) =>
    [
        leaf.LogIndex is { } index ? index : "", CsvCell.Time(TimeZoneInfo.ConvertTime(leaf.At, zone).DateTime), leaf.Action, leaf.SubjectKind, leaf.SubjectId.ToString(),
        leaf.ActorKind.ToString().ToLowerInvariant(), leaf.ActorId.ToString(), leaf.AreaPath, leaf.Purpose, leaf.Data, leaf.LeafId.ToString(),
    ];
}
