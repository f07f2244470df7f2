using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;

namespace Wangge.Identity.SigningIn;

/// <summary>How often one address may try to sign in or to enrol a phone, whatever the names. In memory, bounded; safe for concurrent use.</summary>
internal sealed class AddressLimit(TimeProvider time, IOptions<IdentityOptions> options)
{
    public static readonly Refusal TooManyTries = new("identity.too-many-tries", RefusalKind.TooOften);
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan TriesWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WrongWithin = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Counts a try; refuses with <c>Retry-After</c> where there were too many.</summary>
    public Refusal? Try(HttpContext http)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var seen = Of(http, now);
            seen.Tries = seen.Tries.Add(now, TriesWithin);
            var wait = seen.Wrong.Wait(options.Value.WrongInQuarterHour - 1, now, WrongWithin) ?? seen.Tries.Wait(options.Value.TriesInMinute, now, TriesWithin);
            if (wait is null) { return null; }
            http.SayRetryAfter(wait.Value);
            return TooManyTries;
        }
    }

    public void CountWrong(HttpContext http)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var seen = Of(http, now);
            seen.Wrong = seen.Wrong.Add(now, WrongWithin);
        }
    }

    private Seen Of(HttpContext http, DateTimeOffset now)
    {
        var key = ActorOfRequest.KeyOf(http.Connection.RemoteIpAddress);
        if (_seen.TryGetValue(key, out var seen)) { return seen; }
        if (_seen.Count >= MostAddresses) { MakeRoom(now); }
        return _seen[key] = new Seen();
    }

    private void MakeRoom(DateTimeOffset now)
    {
        var lapsed = _seen.Where(s => now - s.Value.Wrong.Since >= WrongWithin && now - s.Value.Tries.Since >= TriesWithin).Select(s => s.Key).ToList();
        // Where none has lapsed the quietest go: whoever tried most stays limited.
        foreach (var key in lapsed.Count > 0 ? lapsed : _seen.OrderBy(s => s.Value.Wrong.Count).Take(MostAddresses / 10).Select(s => s.Key).ToList()) { _seen.Remove(key); }
    }

    private sealed class Seen
    {
        public Window Tries { get; set; }

        public Window Wrong { get; set; }
    }

    private readonly record struct Window(DateTimeOffset Since, int Count)
    {
        public Window Add(DateTimeOffset now, TimeSpan within) => now - Since >= within ? new Window(now, 1) : this with { Count = Count + 1 };

        public TimeSpan? Wait(int most, DateTimeOffset now, TimeSpan within) => Count > most && now - Since < within ? within - (now - Since) : null;
    }
}

/// <summary>Tells a client when to come again.</summary>
internal static class RetryAfter
{
    public static void SayRetryAfter(this HttpContext http, TimeSpan wait) =>
        http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
