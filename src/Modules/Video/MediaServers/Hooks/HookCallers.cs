using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Wangge.Kernel.Secrets;

namespace Wangge.Video.MediaServers.Hooks;

/// <summary>Knows a media server by what it shows at our doors: HTTP Basic with its id and its secret, which each of the three takes from the address that it is given, or its proxy as a header.</summary>
internal sealed class HookCallers(DistrictDb db, Sealing sealing)
{
    /// <returns>Null where it is none of this kind that is in use, or its secret is another.</returns>
    public async Task<MediaServer?> FindAsync(HttpContext http, MediaServerKind kind, CancellationToken ct)
    {
        if (CredentialsOf(http) is not var (id, secret)) { return null; }
        if (await db.Set<MediaServer>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.Kind == kind && s.EndedAt == null, ct) is not { } server) { return null; }
        try
        {
            return DeviceSecret.IsOf(DeviceSecret.HashOf(sealing.Open(MediaServer.SealedFor, id, server.SealedSecret)), secret) ? server : null;
        }
        catch (CryptographicException)
        {
            // The key of the home is gone: its secret is to be entered again.
            return null;
        }
    }

    private static (Guid Id, string Secret)? CredentialsOf(HttpContext http)
    {
        if (!AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var said) || !"Basic".Equals(said.Scheme, StringComparison.OrdinalIgnoreCase)) { return null; }
        var bytes = new byte[400];
        if (!Convert.TryFromBase64String(said.Parameter ?? "", bytes, out var length)) { return null; }
        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var name, var secret] && Guid.TryParse(name, out var id) ? (id, secret) : null;
    }
}
