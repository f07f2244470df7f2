using Wangge.Contracts.Dispatch;

namespace Wangge.Dispatch.Operations;

/// <summary>Which operations are drills or tests, as whoever owns the matter says now: one that is marked so later leaves the measures too. Asked in a scope of the district.</summary>
internal sealed class PracticeOfOperations(DistrictDb db, IEnumerable<IDispatchSubjects> kinds)
{
    /// <value>Matters asked for at once.</value>
    private const int AtOnce = 500;

    /// <returns>Ids of those of these sendings' operations.</returns>
    public async Task<IReadOnlySet<Guid>> OfAsync(IQueryable<Sending> sendings, CancellationToken ct)
    {
        var practice = new HashSet<Guid>();
        foreach (var kind in kinds.Where(k => k.MayBePractice))
        {
            var operations = await db.Set<Operation>().AsNoTracking().Where(o => o.SubjectKind == kind.Kind && o.SubjectId != null && sendings.Any(s => s.OperationId == o.Id))
                .Select(o => new { o.Id, SubjectId = o.SubjectId!.Value }).ToListAsync(ct);
            foreach (var part in operations.Chunk(AtOnce))
            {
                var matters = await kind.ListAsync([.. part.Select(o => o.SubjectId).Distinct()], ct);
                practice.UnionWith(part.Where(o => matters.GetValueOrDefault(o.SubjectId)?.Practice is not null).Select(o => o.Id));
            }
        }

        return practice;
    }
}
