using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Showing;

/// <summary>Which files may leave the house. Source: RIGHTS, "Cameras".</summary>
internal static class ShownFiles
{
    /// <summary>Claims on files, but for a camera's still: it stays in its case, whatever else names it.</summary>
    public static IQueryable<BlobUse> WithoutStills(this DistrictDb db) =>
        db.Set<BlobUse>().AsNoTracking().Where(u => !db.Set<BlobUse>().Any(still => still.Sha256 == u.Sha256 && still.SubjectKind == CaseSnapshot.FileKind));
}
