using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Operations;

/// <inheritdoc/>
/// <remarks>Reads the store, not the roster in memory: who was taken from a crew, or called back on another node, is so at once.</remarks>
internal sealed class SentCrews(DistrictDb db) : ISentCrews
{
    public async Task<bool> IsSentAsync(Guid accountId, string subjectKind, Guid subjectId, CancellationToken ct)
    {
        var crews = await (
            from operation in db.Set<Operation>().AsNoTracking()
            where operation.SubjectId == subjectId && operation.SubjectKind == subjectKind && operation.EndedAt == null
            join sending in db.Set<Sending>() on operation.Id equals sending.OperationId
            where sending.EndedAt == null
            join unit in db.Set<PatrolUnit>() on sending.UnitId equals unit.Id
            select unit.CrewIds).ToListAsync(ct);
        return crews.Any(crew => crew.Contains(accountId));
    }
}
