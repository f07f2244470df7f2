using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wangge.Video.Gateway;

/// <summary>Answers a camera's challenge: Digest by SHA-256 or MD5, else Basic. Source: RFC 7616, 7617. One connection, one instance.</summary>
internal sealed class RtspCredentials(string user, string password)
{
    private string? _realm;
    private string? _nonce;
    private string? _opaque;
    private string _algorithm = "MD5";
    private bool _hasQuality;
    private bool _isBasic;
    private int _count;

    /// <summary>Chooses the strongest of what is offered.</summary>
    /// <returns>False where none of it is known to us.</returns>
    public bool Take(IEnumerable<string> challenges)
    {
        var offered = challenges.ToList();
        foreach (var algorithm in (string[])["SHA-256", "MD5"])
        {
            if (offered.Where(c => c.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase)).Select(c => Parts(c[7..])).FirstOrDefault(p => p.GetValueOrDefault("algorithm", "MD5").Equals(algorithm, StringComparison.OrdinalIgnoreCase)) is not { } parts) { continue; }
            (_realm, _nonce, _opaque, _algorithm, _isBasic, _count) = (parts.GetValueOrDefault("realm", ""), parts.GetValueOrDefault("nonce", ""), parts.GetValueOrDefault("opaque"), algorithm, false, 0);
            _hasQuality = parts.GetValueOrDefault("qop", "").Split(',').Any(q => q.Trim() == "auth");
            return true;
        }

        _isBasic = offered.Any(c => c.StartsWith("Basic", StringComparison.OrdinalIgnoreCase));
        return _isBasic;
    }

    /// <summary>The value of the header Authorization; null before any challenge.</summary>
    public string? For(string method, string address)
    {
        if (_isBasic) { return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")); }
        if (_nonce is null) { return null; }
        var (account, asked) = (Hash($"{user}:{_realm}:{password}"), Hash($"{method}:{address}"));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Digest username=\"{Quoted(user)}\", realm=\"{Quoted(_realm!)}\", nonce=\"{Quoted(_nonce)}\", uri=\"{address}\"");
        if (_hasQuality)
        {
            var (count, own) = ((++_count).ToString("x8", CultureInfo.InvariantCulture), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
            text.Append(CultureInfo.InvariantCulture, $", response=\"{Hash($"{account}:{_nonce}:{count}:{own}:auth:{asked}")}\", qop=auth, nc={count}, cnonce=\"{own}\"");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $", response=\"{Hash($"{account}:{_nonce}:{asked}")}\"");
        }

        if (_algorithm != "MD5") { text.Append(CultureInfo.InvariantCulture, $", algorithm={_algorithm}"); }
        if (_opaque is not null) { text.Append(CultureInfo.InvariantCulture, $", opaque=\"{Quoted(_opaque)}\""); }
        return text.ToString();
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    // MD5 is what cameras ask for; the secret that it guards stays within their network.
#pragma warning disable CA5351
    private string Hash(string text) => Convert.ToHexStringLower(_algorithm == "MD5" ? MD5.HashData(Encoding.UTF8.GetBytes(text)) : SHA256.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    /// <summary><c>name=value, name="quoted, value"</c>.</summary>
    private static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < text.Length;)
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0) { break; }
            var name = text[at..equals].Trim(' ', ',');
            var value = new StringBuilder();
            at = equals + 1;
            if (at < text.Length && text[at] == '"')
            {
                for (at++; at < text.Length && text[at] != '"'; at++)
                {
                    if (text[at] == '\\' && at + 1 < text.Length) { at++; }
                    value.Append(text[at]);
                }

                at++;
            }
            else
            {
                for (; at < text.Length && text[at] != ','; at++) { value.Append(text[at]); }
            }

            parts.TryAdd(name, value.ToString().Trim());
        }

        return parts;
    }
}
