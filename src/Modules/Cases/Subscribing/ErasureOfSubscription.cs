using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Subscribing;

/// <summary>Erases a subscription: all of it, since nothing else hangs on it.</summary>
internal sealed class ErasureOfSubscription : IErase
{
    public const string Kind = "subscription";

    public string SubjectKind => Kind;

    public IReadOnlyCollection<string> Tables => ["cases_subscriptions"];

    public async Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<Subscription>().Where(s => s.Id == subjectId).ToListAsync(ct));
        return [];
    }
}
