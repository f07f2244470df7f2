using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Dispatching;

/// <inheritdoc/>
internal sealed class CasesAsSubjects(DistrictDb db, CaseTypes types) : IDispatchSubjects
{
    public string Kind => "case";

    public async Task<IReadOnlyDictionary<Guid, DispatchSubject>> ListAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken ct)
    {
        var book = await types.BookAsync();
        var found = await db.Set<Case>().AsNoTracking().Where(c => subjectIds.Contains(c.Id) && c.State != CaseState.Draft).ToListAsync(ct);
        return found.ToDictionary(c => c.Id, c =>
        {
            var type = book.Find(c.TypeId);
            return new DispatchSubject(c.Id, c.Number, type?.Key, type?.Name, c.Longitude, c.Latitude, c.AreaPath, c.EndedAt is null, ContinuesAs: c.MergedIntoId);
        });
    }

    /// <remarks>Of the first reporter who gave any.</remarks>
    public Task<string?> FindPlaceTextAsync(Guid subjectId, CancellationToken ct) => (
        from report in db.Set<Report>().AsNoTracking()
        join words in db.Set<Words>() on report.Id equals words.SubjectId
        where report.CaseId == subjectId && words.PlaceText != null
        orderby report.Seq
        select words.PlaceText).FirstOrDefaultAsync(ct);
}
