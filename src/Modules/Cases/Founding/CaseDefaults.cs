using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Calendars;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Founding;

/// <summary>Gives a new district the default types and a calendar in its own time zone.</summary>
internal sealed class CaseDefaults(TimeProvider time) : IFoundDistrict
{
    public async Task FoundAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await db.Set<CalendarRow>().AnyAsync(ct)) { return; }

        db.AddRange(DefaultTypes.Make());
        db.Add(new CalendarRow { Version = 1, Definition = CalendarDefinitions.Default(store.District.TimeZone), ActorId = Guid.Empty, At = time.Now() });
        db.Leaf(AuditNote.By(Actor.System, "cases.found", "district", Guid.Empty));
        await db.CommitAsync(ct);
    }
}
