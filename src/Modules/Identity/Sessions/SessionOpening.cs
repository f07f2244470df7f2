using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Sessions;

/// <summary>Makes a session for an account and clears its dead ones; the caller commits.</summary>
internal sealed class SessionOpening(DistrictDb db, TimeProvider time, IOptions<IdentityOptions> options)
{
    /// <summary>Sessions that an account has at most; the longest unseen ends for a new one.</summary>
    public const int MostSessions = 20;

    public async Task<(Session Session, string Token)> OpenAsync(Guid accountId, HttpContext http, CancellationToken ct)
    {
        var now = time.Now();
        var others = await db.Set<Session>().Where(s => s.AccountId == accountId).OrderByDescending(s => s.LastSeenAt).ToListAsync(ct);
        db.RemoveRange(others.Where((s, i) => i >= MostSessions - 1 || now >= s.EndsAt || now >= s.LastSeenAt + options.Value.SessionIdle));

        var token = Tokens.NewForSession();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            AccountId = accountId,
            TokenHash = Tokens.HashOf(token),
            CreatedAt = now,
            LastSeenAt = now,
            EndsAt = now + options.Value.SessionMost,
            Browser = BrowserOf(http.Request.Headers.UserAgent.ToString()),
            Network = NetworkOf(http.Connection.RemoteIpAddress),
        };
        db.Add(session);
        return (session, token);
    }

    /// <summary>The family alone; the order matters, since browsers name their forebears too.</summary>
    public static string BrowserOf(string userAgent) =>
        userAgent.Contains("MicroMessenger", StringComparison.Ordinal) ? "wechat"
        : userAgent.Contains("Edg", StringComparison.Ordinal) ? "edge"
        : userAgent.Contains("Firefox", StringComparison.Ordinal) ? "firefox"
        : userAgent.Contains("Chrome", StringComparison.Ordinal) ? "chrome"
        : userAgent.Contains("Safari", StringComparison.Ordinal) ? "safari"
        : "other";

    /// <summary>The network of 24 bits (IPv4) or 48 bits (IPv6).</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null) { return "none"; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}

/// <summary>The browser's cookie.</summary>
internal static class SessionCookie
{
    public static void Set(HttpContext http, string token, DateTimeOffset endsAt) => http.Response.Cookies.Append(Tokens.Cookie, token, Options(http, endsAt));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Tokens.Cookie, Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? endsAt) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", Expires = endsAt, IsEssential = true,
    };
}
