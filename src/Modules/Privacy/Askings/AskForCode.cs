using Wangge.Contracts.Privacy;
using Wangge.Kernel.Limits;

namespace Wangge.Privacy.Askings;

/// <summary>Has a code of 8 digits sent to a telephone or an address of mail. The answer is the same whether anything is held about it or not.</summary>
/// <remarks>Limited per address and per contact, so that nobody is flooded. A new code replaces the one before.</remarks>
internal static class AskForCode
{
    public sealed record Request([MaxLength(30)] string? Phone = null, [MaxLength(120)] string? Email = null);

    /// <param name="GoodForMinutes">How long the code may be entered.</param>
    public sealed record Response(int GoodForMinutes);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/my-data/code", Handle)
        .AllowAnyone("Whoever asks is not known yet; the code goes to the contact alone, limited per address and contact.")
        .WithName(nameof(AskForCode));

    private static async Task<Results<Accepted<Response>, Refused>> Handle(Request request, DistrictDb db, Actor actor, AskingLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (SubjectContact.Read(request.Phone, request.Email) is not { } contact) { return new Refused(PrivacyRefusals.BadContact); }
        var hash = Asking.HashOf(contact);
        if (limits.TryAsk(actor.Key, db.District.Code + Convert.ToHexString(hash)) is { } wait) { return Refused.TooOften(wait); }

        var now = time.Now();
        db.RemoveRange(await db.Set<Asking>().Where(a => a.EndsAt < now && a.ContactHash != hash).OrderBy(a => a.EndsAt).Take(64).ToListAsync(ct));
        var asking = await db.Set<Asking>().FirstOrDefaultAsync(a => a.ContactHash == hash, ct);
        if (asking is null)
        {
            asking = new Asking { Id = Guid.CreateVersion7(), ContactHash = hash, Phone = contact.Phone, Email = contact.Email, EndsAt = now + Asking.GoodFor, Version = 1 };
            db.Add(asking);
        }
        else
        {
            (asking.CodeHash, asking.Tries, asking.EndsAt) = (null, 0, now + Asking.GoodFor);
            asking.Version++;
        }

        db.Announce(new DataCodeAsked(asking.Id));
        db.Leaf(AuditNote.By(actor, "privacy.code-ask", "asking", asking.Id));
        await db.CommitAsync(ct);
        return TypedResults.Accepted((string?)null, new Response((int)Asking.GoodFor.TotalMinutes));
    }
}

/// <summary>How often may be asked and tried: an address 6 at once and 12 an hour, a contact 3 at once and 4 an hour.</summary>
internal sealed class AskingLimits(TimeProvider time)
{
    private readonly CallerLimits _addresses = new(time, perHour: 12, burst: 6);
    private readonly CallerLimits _contacts = new(time, perHour: 4, burst: 3);
    private readonly CallerLimits _tries = new(time, perHour: 30, burst: 15);

    public TimeSpan? TryAsk(string address, string contact) => _addresses.TryTake(address) ?? _contacts.TryTake(contact);

    public TimeSpan? TryEnter(string address) => _tries.TryTake(address);
}
