using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Passkeys;

/// <summary>Challenges by their id: each is answered once, within 5 minutes. The caller commits.</summary>
internal static class Challenges
{
    public static async Task<PasskeyChallenge> KeepAsync(DistrictDb db, Guid? accountId, string options, TimeProvider time, CancellationToken ct)
    {
        var now = time.Now();
        db.RemoveRange(await db.Set<PasskeyChallenge>().Where(c => c.EndsAt < now).OrderBy(c => c.EndsAt).Take(64).ToListAsync(ct));
        var challenge = new PasskeyChallenge { Id = Guid.CreateVersion7(), AccountId = accountId, Options = options, EndsAt = now + PasskeyChallenge.GoodFor };
        db.Add(challenge);
        // Nobody has done anything yet: the answer brings the leaf.
        db.MarkAsBookkeeping();
        return challenge;
    }

    /// <summary>The challenge of this account (null: of a sign-in), used up at once, whatever the answer is worth; null where there is none.</summary>
    public static async Task<PasskeyChallenge?> TakeAsync(DistrictDb db, Guid challengeId, Guid? accountId, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<PasskeyChallenge>().FirstOrDefaultAsync(c => c.Id == challengeId, ct) is not { } challenge) { return null; }
        if (challenge.AccountId != accountId) { return null; }
        db.Remove(challenge);
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        db.Reset();
        return challenge.EndsAt > time.Now() ? challenge : null;
    }

    /// <exception cref="FormatException">It is no base64url.</exception>
    public static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
