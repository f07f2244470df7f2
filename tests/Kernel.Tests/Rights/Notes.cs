using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Tests.Rights;

/// <summary>Erases the notes of these tests: rows whose key holds words, so that tables and indexes have them.</summary>
internal sealed class Notes : IErase
{
    public const string Kind = "note";

    public string SubjectKind => Kind;

    public IReadOnlyCollection<string> Tables => ["kernel_repeats"];

    public async Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<Repeat>().Where(r => r.OutcomeId == subjectId).ToListAsync(ct));
        return await db.Set<BlobUse>().Where(u => u.SubjectId == subjectId).Select(u => u.Sha256).ToListAsync(ct);
    }
}
