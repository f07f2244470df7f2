using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Acting;

/// <summary>Acts of the house itself on cases, each a commit of its own. Safe for concurrent use: of two that do the same, one finds it done.</summary>
internal sealed class SystemActs(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <param name="decide">Asks the aggregate; gets the case, who acts, and the limits.</param>
    /// <param name="announce">What is announced besides, once it was done; null for nothing.</param>
    /// <returns>Whether it was done: false where the case refused, is gone, or others came first twice.</returns>
    public async Task<bool> RunAsync(
        DistrictStore store, Guid caseId, Func<Case, CaseActor, CaseLimits, Task<Refusal?>> decide, Func<Case, INotice>? announce, CancellationToken ct)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
            var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
            if (await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return false; }

            var now = time.Now();
            var by = new CaseActor(new Act(Guid.CreateVersion7(now), Guid.Empty, now, now), CaseRoles.System);
            if (await decide(matter, by, scope.ServiceProvider.GetRequiredService<CaseLimits>()) is not null || matter.NewEntries.Count == 0) { return false; }

            scope.ServiceProvider.GetRequiredService<CaseActs>().Keep(matter, words: null);
            if (announce is not null) { db.Announce(announce(matter)); }
            try
            {
                await db.CommitAsync(ct);
                return true;
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                // Somebody acted on it meanwhile; looked at once more.
            }
        }

        return false;
    }
}
