using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Operations;

/// <summary>A unit on its way that says it is within some metres of where it was sent to is there: nobody has to press anything.</summary>
/// <remarks>An act of the system in a commit of its own; where somebody pressed at the same moment, theirs stands. Late fixes arrive nowhere.</remarks>
internal sealed class ArrivalByPosition(OperationActs acts, DistrictDb db, UnitRoster roster, RosterShelf shelf, TimeProvider time) : IListenToFixes
{
    /// <value>The same distance as for a must-check point.</value>
    public const double WithinMetres = 50;

    public async Task HearAsync(IReadOnlyList<KeptFix> fixes, CancellationToken ct)
    {
        var units = await roster.RosterAsync(ct);
        foreach (var fix in fixes)
        {
            // From memory first: almost every fix is of a unit that is sent nowhere.
            if (fix is { IsLate: false, UnitId: { } id } && units.Find(id) is { State: UnitState.Sent, OperationId: { } operationId }) { await LookAsync(id, operationId, fix, ct); }
        }
    }

    private async Task LookAsync(Guid unitId, Guid operationId, KeptFix fix, CancellationToken ct)
    {
        db.Reset();
        var aim = await (
            from part in db.Set<Sending>().AsNoTracking()
            join one in db.Set<Operation>() on part.OperationId equals one.Id
            where part.OperationId == operationId && part.UnitId == unitId && part.EndedAt == null
            select new { Longitude = part.PostLongitude ?? one.Longitude, Latitude = part.PostLatitude ?? one.Latitude }).FirstOrDefaultAsync(ct);
        if (aim is null || Metres.Nearby(fix.Longitude, fix.Latitude, aim.Longitude, aim.Latitude) > WithinMetres) { return; }
        if (await acts.FindAsync(operationId, ct) is not { } operation) { return; }
        if (await db.Set<PatrolUnit>().FirstOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) { return; }

        var now = time.Now();
        var by = new OperationActor(new Act(Guid.CreateVersion7(now), Guid.Empty, fix.At.ToMilliseconds(), now), OperationActs.System);
        if (operation.Arrive(unit, byPosition: true, by) is not null) { return; }
        acts.Keep(operation, [unit], null);
        try
        {
            await db.CommitAsync(ct);
            shelf.Forget(db.District.Code);
        }
        catch (ConflictException)
        {
            // Somebody said so at the same moment.
        }
    }
}
