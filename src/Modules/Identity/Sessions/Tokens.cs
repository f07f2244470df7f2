using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Wangge.Identity.Sessions;

/// <summary>The secrets by which sessions and phones are known: 256 random bits, stored only as their SHA-256.</summary>
internal static class Tokens
{
    public const string Cookie = "wangge_session";
    private const string SessionPrefix = "ws_";
    private const string DevicePrefix = "wd_";
    private const string Bearer = "Bearer ";
    private const int Length = 3 + 43;

    public static string NewForSession() => SessionPrefix + Random();

    public static string NewForDevice() => DevicePrefix + Random();

    public static bool IsDevice(string token) => token.StartsWith(DevicePrefix, StringComparison.Ordinal);

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>The request's token: the header's when it has one, else the cookie's; null where neither has the shape of ours.</summary>
    public static string? Find(HttpRequest request)
    {
        var token = FindBearer(request) ?? request.Cookies[Cookie];
        return token is { Length: Length }
            && (token.StartsWith(SessionPrefix, StringComparison.Ordinal) || IsDevice(token)) ? token : null;
    }

    /// <summary>Whether the request speaks by the cookie alone, which a browser sends whoever asks it to.</summary>
    public static bool IsByCookie(HttpRequest request) => FindBearer(request) is null && request.Cookies.ContainsKey(Cookie);

    private static string? FindBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
