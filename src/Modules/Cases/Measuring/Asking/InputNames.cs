using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>One matter behind a figure. No words, and nothing of who reported.</summary>
/// <param name="Numerator">What it added above; an estimate's shares are not told one by one.</param>
/// <param name="Denominator">What it added below.</param>
/// <param name="Role">What it counted as, such as <c>silent-passed</c> or <c>excluded</c>; null where the numbers say it.</param>
/// <param name="Reason">Why it does not count, such as <c>reopened</c>, <c>not-closed</c> or <c>unconfirmed</c>; null where it does.</param>
/// <param name="Reopened">How often.</param>
public sealed record InputView(
    Guid CaseId, long Number, string TypeKey, string Type, string AreaPath, string? Area, DateTimeOffset ReportedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DueToCloseAt, Guid? UnitId,
    int Numerator, int Denominator, bool Counts, string? Role, string? Reason, int Reopened);

/// <summary>Gives inputs their numbers and names.</summary>
internal sealed class InputNames(DistrictDb db, CaseTypes types, IAreaLookup areas)
{
    public async Task<IReadOnlyList<InputView>> OfAsync(IReadOnlyList<InputLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(line => line.Facts.CaseId).ToList();
        var numbers = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        var book = await types.BookAsync();
        var views = new List<InputView>(lines.Count);
        foreach (var line in lines)
        {
            var facts = line.Facts;
            views.Add(new InputView(
                facts.CaseId, numbers.GetValueOrDefault(facts.CaseId), facts.Type, book.Find(facts.Type)?.Name ?? "", facts.AreaPath, (await areas.FindAreaAsync(facts.AreaPath))?.Name,
                facts.ReportedAt, facts.ClosedAt, facts.DueToCloseAt, facts.UnitId, line.Numerator, line.Denominator, line.Counts, line.Role, line.Reason, facts.ReopenedAt.Count));
        }

        return views;
    }
}
