using Wangge.Contracts.Rounds;
using Wangge.Kernel.Districts;

namespace Wangge.Rounds.Duty;

/// <inheritdoc/>
internal sealed class DutyFounding(DistrictScope scope, TimeProvider time) : IDutyFounding
{
    public async Task PutOnAsync(IReadOnlyList<PlannedDuty> planned, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var now = time.Now();
        var renewed = now - (DutySpell.Longest / 2);
        var ids = planned.Select(p => p.AccountId).ToList();
        var open = await db.Set<DutySpell>().Where(d => ids.Contains(d.AccountId) && d.OffAt == null).ToListAsync(ct);
        var old = open.FindAll(d => d.OnAt <= renewed);
        var missing = planned.Where(p => open.Except(old).All(d => d.AccountId != p.AccountId)).ToList();
        if (missing.Count == 0) { return; }

        // One index holds that nobody is on duty twice, so what is old is closed in a commit of its own.
        if (old.Count > 0)
        {
            foreach (var spell in old)
            {
                (spell.SaidOffAt, spell.OffAt) = (now, now);
                spell.Version++;
            }

            db.Leaf(AuditNote.By(Actor.System, "rounds.duty-off", "district", Guid.Empty, data: AuditData.Of(("rows", old.Count))));
            await db.CommitAsync(ct);
        }

        foreach (var one in missing)
        {
            db.Add(new DutySpell { Id = Guid.CreateVersion7(now), AccountId = one.AccountId, AreaPath = one.AreaPath, Role = one.Role, SaidOnAt = now, OnAt = now, Version = 1 });
            db.Announce(new DutyChanged(one.AccountId, one.AreaPath, IsOn: true));
        }

        db.Leaf(AuditNote.By(Actor.System, "rounds.duty-on", "district", Guid.Empty, data: AuditData.Of(("rows", missing.Count))));
        await db.CommitAsync(ct);
    }
}
