using System.Security.Cryptography;
using Wangge.Demo;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Host.Demo;

/// <summary>Draws the demo's pictures and keeps them as files that were sent.</summary>
internal sealed class DemoPictures(BlobFiles files, TimeProvider time)
{
    /// <summary>Picture key → name of the file.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StoreAsync(DistrictStore store, IReadOnlyList<DemoPicture> pictures, CancellationToken ct)
    {
        var rows = new BlobRow[pictures.Count];
        await Parallel.ForAsync(0, pictures.Count, ct, async (i, stop) => rows[i] = await StoreAsync(store.District, pictures[i], stop));

        await using var db = store.Lease();
        db.AddRange(rows.DistinctBy(row => row.Sha256));
        db.Leaf(AuditNote.By(Actor.System, "demo.pictures", "district", Guid.Empty, data: AuditData.Of(("rows", rows.Length))));
        await db.CommitAsync(ct);
        return pictures.Zip(rows).ToDictionary(pair => pair.First.Key, pair => pair.Second.Sha256, StringComparer.Ordinal);
    }

    private async Task<BlobRow> StoreAsync(District district, DemoPicture picture, CancellationToken ct)
    {
        var bytes = picture.Draw();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!BlobName.TryParse(sha256, out var name)) { throw new InvalidOperationException("A hash is always a name."); }

        var put = await files.Of(district).PutAsync(name, new MemoryStream(bytes), bytes.Length, inspect: null, ct);
        if (put.Refusal is { } refusal) { throw new IOException($"The picture {picture.Key} was not kept: {refusal.Code}."); }

        return new BlobRow { Sha256 = sha256, MediaType = "image/jpeg", Bytes = bytes.Length, Width = DemoPicture.WidthPixels, Height = DemoPicture.HeightPixels, ReceivedAt = time.Now() };
    }
}
