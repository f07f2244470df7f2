using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Views;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Listening;

/// <summary>Hands every open task of somebody who left (what they hold, handle or verify) to the successor, so that nothing is orphaned; their saved views go. Source: DOMAIN 3.</summary>
/// <remarks>Each case is a commit of its own; a second run finds what is left. Throws where some cannot be handed over now, so that it is told again.</remarks>
internal sealed class OnAccountLeft(DistrictDb db, SystemActs acts) : IListenTo<AccountLeft>
{
    private const string Reason = "left-service";
    private const int PageSize = 100;

    public async Task HearAsync(AccountLeft notice, Delivery delivery, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<SavedView>().Where(v => v.AccountId == notice.AccountId).ToListAsync(ct));
        db.MarkAsBookkeeping();
        var after = 0L;
        var isLeft = false;
        while (true)
        {
            var tasks = await db.Set<Case>().AsNoTracking()
                .Where(c => c.EndedAt == null && (c.HolderId == notice.AccountId || c.HandlerId == notice.AccountId || c.VerifierId == notice.AccountId))
                .Where(c => EF.Property<long>(c, "Seq") > after)
                .OrderBy(c => EF.Property<long>(c, "Seq"))
                .Select(c => new { c.Id, Seq = EF.Property<long>(c, "Seq") })
                .Take(PageSize).ToListAsync(ct);
            foreach (var task in tasks)
            {
                after = task.Seq;
                isLeft |= !await acts.RunAsync(
                    db.Store, task.Id, (matter, by, _) => Task.FromResult(matter.HandOver(by, notice.AccountId, notice.SuccessorId, Reason)), null, ct);
            }

            if (tasks.Count < PageSize) { break; }
        }

        if (isLeft) { throw new InvalidOperationException("Some tasks could not be handed over."); }
    }
}
