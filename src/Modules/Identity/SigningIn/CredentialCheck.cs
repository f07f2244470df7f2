using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Credentials;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.SigningIn;

/// <summary>Checks password and code, and counts wrong tries. An unknown name goes the same way and takes the same time as a known one.</summary>
/// <remarks>A wrong try is committed here. What a right one changes (the TOTP step, a recovery code, the trial) is tracked, for the caller to commit.</remarks>
internal sealed class CredentialCheck(DistrictDb db, Passwords passwords, SecretBox box, NameTurns turns, TimeProvider time)
{
    public static readonly Refusal Wrong = new("identity.sign-in-wrong", RefusalKind.Unauthenticated);
    public static readonly Refusal TotpNeeded = new("identity.totp-needed", RefusalKind.Unauthenticated);
    public static readonly Refusal TotpWrong = new("identity.totp-wrong", RefusalKind.Unauthenticated);

    /// <summary>Password, and the code where the account has TOTP.</summary>
    /// <param name="code">Six digits or a recovery code; null where none was given.</param>
    public async Task<Verdict> CheckAsync(string name, string password, string? code, CancellationToken ct)
    {
        var folded = SignInName.Fold(name);
        var hash = turns.HashOf(folded);
        using var turn = await turns.TakeAsync(hash, ct);
        var now = time.Now();
        var trial = await FindTrialAsync(hash, ct);
        if (trial?.IsLockedAt(now) == true) { return Verdict.Locked(trial, now); }

        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.SignInName == folded, ct);
        var isRight = await passwords.IsRightAsync(account is not null && MaySignIn(account, now) ? account.PasswordHash : null, password, ct);
        if (!isRight) { return await CountWrongAsync(trial, hash, account, Wrong, now, ct); }
        if (account!.HasTotp)
        {
            if (string.IsNullOrWhiteSpace(code)) { return new Verdict(null, TotpNeeded); }
            if (!await TakeCodeAsync(account, code, now, ct)) { return await CountWrongAsync(trial, hash, account, TotpWrong, now, ct); }
        }

        // A password alone is not enough where a passkey is the second factor.
        if (!account.HasTotp && account.Passkeys > 0 && account.Kind != AccountKind.Demo) { return new Verdict(null, Passkeys.PasskeyRefusals.Needed); }

        if (trial is not null) { db.Remove(trial); }
        return new Verdict(account, null);
    }

    /// <summary>The password of someone who is signed in.</summary>
    public Task<Verdict> CheckPasswordAsync(Account account, string password, CancellationToken ct) =>
        CheckOwnAsync(account, IdentityRefusals.PasswordWrong, _ => passwords.IsRightAsync(account.PasswordHash, password, ct), ct);

    /// <summary>The TOTP or recovery code of someone who is signed in.</summary>
    public Task<Verdict> CheckCodeAsync(Account account, string code, CancellationToken ct) =>
        CheckOwnAsync(account, IdentityRefusals.CodeWrong, now => TakeCodeAsync(account, code, now, ct), ct);

    private async Task<Verdict> CheckOwnAsync(Account account, Refusal wrong, Func<DateTimeOffset, Task<bool>> check, CancellationToken ct)
    {
        var hash = turns.HashOf(account.SignInName);
        using var turn = await turns.TakeAsync(hash, ct);
        var now = time.Now();
        var trial = await FindTrialAsync(hash, ct);
        if (trial?.IsLockedAt(now) == true) { return Verdict.Locked(trial, now); }
        return await check(now) ? new Verdict(account, null) : await CountWrongAsync(trial, hash, account, wrong, now, ct);
    }

    private bool MaySignIn(Account account, DateTimeOffset now) =>
        account.IsActive
        && (account.Kind != AccountKind.Demo || db.District.Demo)
        && (account.PasswordEndsAt is null || now < account.PasswordEndsAt);

    private async Task<bool> TakeCodeAsync(Account account, string code, DateTimeOffset now, CancellationToken ct)
    {
        if (account.TotpSecret is null) { return false; }
        var secret = box.Open(account.Id, account.TotpSecret);
        var step = Totp.FindStep(secret, code.Trim(), now, account.TotpLastStep);
        CryptographicOperations.ZeroMemory(secret);
        if (step is not null)
        {
            // With the version: of two requests with the same code one finds it used.
            account.TotpLastStep = step.Value;
            account.Version++;
            return true;
        }

        var hash = OneTimeCode.HashOf(code);
        var recovery = await db.Set<RecoveryCode>().FirstOrDefaultAsync(c => c.AccountId == account.Id && c.CodeHash == hash, ct);
        if (recovery is null) { return false; }
        db.Remove(recovery);
        db.NoteByHolder(account.Id, "recovery-code-use", "account", account.Id);
        return true;
    }

    private Task<SignInTrial?> FindTrialAsync(byte[] hash, CancellationToken ct) => db.Set<SignInTrial>().FirstOrDefaultAsync(t => t.NameHash == hash, ct);

    private async Task<Verdict> CountWrongAsync(SignInTrial? trial, byte[] hash, Account? account, Refusal wrong, DateTimeOffset now, CancellationToken ct)
    {
        if (trial is null)
        {
            trial = new SignInTrial { NameHash = hash, FirstWrongAt = now, LastWrongAt = now, Version = 0 };
            db.Add(trial);
            await SweepAsync(now, ct);
        }

        var locks = trial.CountWrong(now);
        // One leaf a lock and not one a try, so that guessing cannot flood the log.
        if (locks) { db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.Resident, "identity.lock", "account", account?.Id ?? Guid.Empty)); }
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        return locks ? Verdict.Locked(trial, now) : new Verdict(null, wrong);
    }

    /// <remarks>Now and then, so that names which nobody tries again do not stay, and many tries at once do not meet at the same rows.</remarks>
    private async Task SweepAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (RandomNumberGenerator.GetInt32(16) != 0) { return; }
        var old = now - SignInTrial.ForgottenAfter;
        db.RemoveRange(await db.Set<SignInTrial>().Where(t => t.LastWrongAt < old).OrderBy(t => t.LastWrongAt).Take(64).ToListAsync(ct));
    }
}

/// <summary>What came of a check.</summary>
/// <param name="Account">Tracked; null where it was refused.</param>
/// <param name="Wait">How long a lock lasts yet, for <c>Retry-After</c>.</param>
internal readonly record struct Verdict(Account? Account, Refusal? Refusal, TimeSpan? Wait = null)
{
    /// <summary>The answer where it was refused, with <c>Retry-After</c> where a lock is on; null where it was right.</summary>
    public Refused? Refuse(HttpContext http)
    {
        if (Wait is { } wait) { http.SayRetryAfter(wait); }
        return Refusal is null ? null : new Refused(Refusal);
    }

    public static Verdict Locked(SignInTrial trial, DateTimeOffset now) => new(null, IdentityRefusals.Locked, trial.LockedUntil - now);
}
