using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Refusals;

namespace Wangge.Identity.Credentials;

/// <summary>Hashes and checks passwords: PBKDF2-HMAC-SHA512, 210,000 rounds, on as many threads as there are cores and no more.</summary>
/// <remarks>Source: OWASP Password Storage; ASVS 5.0, 6.2. Safe for concurrent use.</remarks>
internal sealed class Passwords : IDisposable
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>How long a password given by another is good.</summary>
    public static readonly TimeSpan FirstGoodFor = TimeSpan.FromDays(7);

    private const int Rounds = 210_000;
    private const int FewestDifferent = 5;
    private static readonly Refusal Weak = new("identity.password-weak", RefusalKind.Invalid, "12 to 128 characters, at least 5 different ones, without the sign-in name.");

    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new Lazy<string>(() => _hasher.HashPassword(null!, NewFirst()));

    /// <summary>A random first password with 75 bits, readable aloud.</summary>
    public static string NewFirst() => string.Join('-', Base32.Of(RandomNumberGenerator.GetBytes(10))[..15].Chunk(5).Select(g => new string(g))).ToLowerInvariant();

    /// <summary>Why a password may not be chosen, or null.</summary>
    public static Refusal? Judge(string password, string signInName) =>
        password.Length is < Shortest or > Longest
        || password.Distinct().Count() < FewestDifferent
        || password.Contains(signInName, StringComparison.OrdinalIgnoreCase) ? Weak : null;

    public Task<string> HashAsync(string password, CancellationToken ct) => OnCoreAsync(() => _hasher.HashPassword(null!, password), ct);

    /// <summary>Whether it is the password. Without a hash it takes as long, and is not.</summary>
    public Task<bool> IsRightAsync(string? hash, string password, CancellationToken ct) => OnCoreAsync(
        () =>
        {
            var isRight = _hasher.VerifyHashedPassword(null!, hash ?? _nobodys.Value, password) != PasswordVerificationResult.Failed;
            return isRight && hash is not null;
        },
        ct);

    public void Dispose() => _cores.Dispose();

    private async Task<T> OnCoreAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _cores.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _cores.Release();
        }
    }
}
