using Wangge.Doors.Keys;
using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Cap;

/// <summary>Finds the key of another system, and counts how often it comes. Safe for concurrent use.</summary>
internal sealed class CapCallers(CallLimits limits)
{
    private const string Scheme = "Bearer ";

    /// <returns>The key; or why the caller may not go on: <c>cap.bad-key</c>, <c>request.too-often</c>.</returns>
    public async Task<(ApiKey? Key, Refused? Stop)> FindAsync(HttpContext http, KeyDoor door, DistrictDb db, CancellationToken ct)
    {
        if (limits.TryCall(ActorOfRequest.KeyOf(http.Connection.RemoteIpAddress)) is { } wait) { return (null, Refused.TooOften(wait)); }
        if (http.Request.Headers.Authorization.ToString() is not { Length: > 7 and < 200 } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) { return (null, new Refused(CapRefusals.BadKey)); }
        var hash = ApiKey.HashOf(header[Scheme.Length..].Trim());
        if (await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Hash == hash && k.Door == door && k.RevokedAt == null, ct) is not { } key) { return (null, new Refused(CapRefusals.BadKey)); }
        return limits.TrySend(key) is { } often ? (null, Refused.TooOften(often)) : (key, null);
    }
}
