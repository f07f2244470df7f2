namespace Wangge.Video.MediaServers;

/// <inheritdoc/>
internal sealed class MediaOrigins : IPageOrigins
{
    public async Task<IReadOnlyList<string>> ListAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        return [.. (await db.Set<MediaServer>().AsNoTracking().Where(s => s.EndedAt == null).ToListAsync(ct)).Select(MediaAddress.OriginOf).Distinct()];
    }
}
