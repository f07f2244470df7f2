using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Acting;
using Wangge.Cases.Reporting;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Http;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Grouping;

/// <summary>Merges what waits of an accepted group into its case, fifty a commit, as acts of the person who accepted it. A second run finds what is left.</summary>
/// <remarks>What somebody dealt with meanwhile, or what refuses, stays as it is.</remarks>
internal sealed class OnGroupAccepted(DistrictDb db, IServiceScopeFactory scopes, TimeProvider time) : IListenTo<GroupAccepted>
{
    private const int PageSize = 50;

    public async Task HearAsync(GroupAccepted notice, Delivery delivery, CancellationToken ct)
    {
        var after = 0L;
        var (tries, isLeft) = (0, false);
        while (true)
        {
            var page = await AcceptGroup.Waiting(db, notice.GroupId).Where(m => m.CaseSeq > after && m.CaseId != notice.CaseId).OrderBy(m => m.CaseSeq).Take(PageSize).ToListAsync(ct);
            if (page.Count == 0) { break; }
            try
            {
                await MergeAsync(notice, page.ConvertAll(m => m.CaseId), ct);
                (after, tries) = (page[^1].CaseSeq, 0);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                // Somebody acted on one of them meanwhile; looked at again, and told again in the end.
                if (++tries < 3) { continue; }
                (after, tries, isLeft) = (page[^1].CaseSeq, 0, true);
            }
        }

        if (isLeft) { throw new InvalidOperationException("Some of the group could not be merged."); }
    }

    private async Task MergeAsync(GroupAccepted notice, List<Guid> caseIds, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(db.Store);
        // The acceptor's one act: journal and audit name who did it.
        scope.ServiceProvider.GetRequiredService<ActorHolder>().Actor = new Actor(notice.ActorId, ActorKind.Account, notice.ActorId.ToString(), null, []);
        var own = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        var acts = scope.ServiceProvider.GetRequiredService<CaseActs>();
        if (await own.Set<Case>().FirstOrDefaultAsync(c => c.Id == notice.CaseId, ct) is not { } target) { return; }

        var cases = await own.Set<Case>().Where(c => caseIds.Contains(c.Id) && c.State == CaseState.Reported).ToListAsync(ct);
        var reports = (await own.Set<Report>().Where(r => caseIds.Contains(r.CaseId)).ToListAsync(ct)).ToLookup(r => r.CaseId);
        var now = time.Now();
        foreach (var matter in cases)
        {
            var by = new CaseActor(new Act(Guid.CreateVersion7(now), notice.ActorId, now, now), notice.Role);
            if (matter.Merge(by, target, Guid.CreateVersion7(now)) is not null) { continue; }
            foreach (var report in reports[matter.Id]) { report.CaseId = target.Id; }
            acts.Keep(matter, words: null);
        }

        acts.Keep(target, words: null);
        await own.CommitAsync(ct);
    }
}
