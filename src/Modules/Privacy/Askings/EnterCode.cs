using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wangge.Contracts.Privacy;

namespace Wangge.Privacy.Askings;

/// <summary>Enters the code that came: answers with a pass for half an hour. Wrong, over and never asked for are answered alike; five wrong tries end a code.</summary>
internal static class EnterCode
{
    public sealed record Request([MaxLength(30)] string? Phone, [MaxLength(120)] string? Email, [Required, MaxLength(20)] string Code);

    /// <param name="Pass">To be sent as header <c>X-Pass</c>; told once.</param>
    public sealed record Response(string Pass, DateTimeOffset EndsAt);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/my-data/pass", Handle).AllowAnyone("The code proves the contact; tries are limited per address and per code.").WithName(nameof(EnterCode));
        api.MapDelete("/my-data/pass", EndAsync).AllowAnyone("The pass itself is the right to end it.").WithName("EndPass");
    }

    private static async Task<Results<Ok<Response>, Refused>> Handle(Request request, DistrictDb db, Actor actor, AskingLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (SubjectContact.Read(request.Phone, request.Email) is not { } contact) { return new Refused(PrivacyRefusals.BadContact); }
        if (limits.TryEnter(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        if (!await TakeAsync(db, contact, request.Code, time, ct)) { return new Refused(PrivacyRefusals.CodeWrong); }

        var now = time.Now();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var pass = new Pass { Id = Guid.CreateVersion7(), TokenHash = Passes.HashOf(token), Phone = contact.Phone, Email = contact.Email, EndsAt = now + Pass.GoodFor };
        db.RemoveRange(await db.Set<Pass>().Where(p => p.EndsAt < now).OrderBy(p => p.EndsAt).Take(64).ToListAsync(ct));
        db.Add(pass);
        db.Leaf(AuditNote.By(actor, "privacy.pass", "pass", pass.Id));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(token, pass.EndsAt));
    }

    /// <summary>Whether the code is this contact's; a right one is used up with the caller's commit, a wrong one is counted at once.</summary>
    public static async Task<bool> TakeAsync(DistrictDb db, SubjectContact contact, string code, TimeProvider time, CancellationToken ct)
    {
        var (now, hash) = (time.Now(), Asking.HashOf(contact));
        var asking = await db.Set<Asking>().FirstOrDefaultAsync(a => a.ContactHash == hash, ct);
        if (asking?.CodeHash is null || asking.EndsAt <= now || asking.Tries >= Asking.MostTries) { return false; }
        if (CryptographicOperations.FixedTimeEquals(asking.HashOf(code), asking.CodeHash))
        {
            db.Remove(asking);
            return true;
        }

        asking.Tries++;
        asking.Version++;
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        db.Reset();
        return false;
    }

    private static async Task<NoContent> EndAsync(HttpRequest http, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await Passes.FindAsync(http, db, time, ct) is { } pass)
        {
            db.Remove(pass);
            db.Leaf(AuditNote.By(actor, "privacy.pass-end", "pass", pass.Id));
            await db.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>Passes by their token.</summary>
internal static class Passes
{
    public const string Header = "X-Pass";

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>The request's pass, tracked, while it holds; else null.</summary>
    public static async Task<Pass?> FindAsync(HttpRequest http, DistrictDb db, TimeProvider time, CancellationToken ct)
    {
        if (http.Headers[Header].ToString() is not { Length: 43 } token) { return null; }
        var (hash, now) = (HashOf(token), time.Now());
        return await db.Set<Pass>().FirstOrDefaultAsync(p => p.TokenHash == hash && p.EndsAt > now, ct);
    }
}
