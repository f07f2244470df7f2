using Wangge.Video.Addresses;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;
using Wangge.Video.Viewing;

namespace Wangge.Video.MediaServers;

/// <summary>Tells a viewer where at a media server the picture is.</summary>
internal sealed class MediaPlays(DistrictDb db, CameraNetworks networks)
{
    /// <returns>A <see cref="Play"/>, or why there is none as the last word.</returns>
    public async Task<Piece> FindAsync(CameraViewing viewing, string ticket, CancellationToken ct)
    {
        var path = await db.Set<Camera>().Where(c => c.Id == viewing.CameraId && c.MediaServerId == viewing.MediaServerId).Select(c => c.MediaPath).FirstOrDefaultAsync(ct);
        var server = await db.Set<MediaServer>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == viewing.MediaServerId && s.EndedAt == null, ct);
        if (path is null || server is null) { return new Word("ended", PictureFaults.CameraEnded); }
        // Judged again, as a camera's address is: a name may lead elsewhere by now.
        if ((await networks.ResolveAsync(new Uri(server.Url).DnsSafeHost, ct)).Count == 0) { return new Word("ended", PictureFaults.NotAllowed); }
        var (way, address) = MediaAddress.Of(server, path, ticket);
        return new Play(way, address);
    }
}
