using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Asking;
using Wangge.Cases.Measuring.Folding;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>Stores a month's draw with all its tasks.</summary>
internal sealed class RecheckDraws(DistrictScope scope, FactsShelf shelf)
{
    private const int TasksInCommit = 1_000;

    /// <summary>The month as a period seen at an instant.</summary>
    public MeasurePeriod PeriodOf(int month, DateTimeOffset asOf)
    {
        var first = new DateOnly(month / 100, month % 100, 1);
        return MeasureQuestion.PeriodOf(first, first.AddMonths(1), asOf, TimeZoneInfo.FindSystemTimeZoneById(scope.District.TimeZone));
    }

    public static byte[] SeedOf(string source) => SHA256.HashData(Encoding.UTF8.GetBytes(source));

    /// <summary>Draws and commits: the tasks first, the draw itself with the last of them, so that what was cut off is drawn anew and comes out the same.</summary>
    public async Task<RecheckDrawing> DrawAsync(RecheckDrawing draft, Actor actor, Action<DistrictDb>? alongside, CancellationToken ct)
    {
        var month = PeriodOf(draft.Month, draft.DrawnAt);
        var kept = await shelf.ListAsync(month, ct);
        var (drawing, tasks) = RecheckMaking.Draw(kept.Select(one => one.Facts), month, draft);
        await using var db = scope.Store.Lease();
        var there = (await db.Set<RecheckTask>().AsNoTracking().Where(t => t.DrawingId == draft.Id).Select(t => t.CaseId).ToListAsync(ct)).ToHashSet();
        foreach (var part in tasks.Where(task => !there.Contains(task.CaseId)).Chunk(TasksInCommit))
        {
            await using var writer = scope.Store.Lease();
            foreach (var task in part) { writer.Insert(task); }
            writer.MarkAsBookkeeping();
            await writer.CommitAsync(ct);
        }

        db.Add(drawing);
        db.Leaf(AuditNote.By(
            actor, "measures.draw-rechecks", "recheck-draw", drawing.Id,
            data: AuditData.Of(("month", draft.Month), ("seed", Convert.ToHexStringLower(draft.Seed)), ("closed", drawing.Strata.Sum(s => s.Closed)), ("drawn", tasks.Count))));
        alongside?.Invoke(db);
        await db.CommitAsync(ct);
        return drawing;
    }
}
