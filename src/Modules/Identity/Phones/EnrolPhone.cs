using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Identity.SigningIn;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Phones;

/// <summary>Turns a one-time code into a phone's token, good until it is revoked. Where the answer is lost, a new code is made: the token is told once.</summary>
internal static class EnrolPhone
{
    /// <summary>Phones that an account has at most.</summary>
    public const int MostPhones = 10;

    private static readonly Refusal CodeWrong = new("identity.enrolment-code.wrong", RefusalKind.Unauthenticated);
    private static readonly Refusal TooMany = new("identity.devices.too-many");

    /// <param name="DeviceId">The phone's own id (UUIDv7).</param>
    /// <param name="Name">As its holder calls it.</param>
    /// <param name="AsCookie">For pages: sets the cookie, which no script reads, instead of answering with the token.</param>
    public sealed record Request([ClientId] Guid DeviceId, [Required, MaxLength(32)] string Code, [Required, OneLine, MaxLength(60)] string Name, bool AsCookie = false);

    /// <param name="Token">Told once; null where the cookie was set.</param>
    public sealed record Response(Guid DeviceId, Guid AccountId, string? Token);

    /// <summary>As long as browsers keep a cookie; the phone itself is good until it is revoked.</summary>
    private static readonly TimeSpan CookieLasts = TimeSpan.FromDays(400);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/devices", Handle)
        .AllowAnyone("The one-time code is what the phone is known by; tries are limited by address.")
        .WithName(nameof(EnrolPhone));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Request request, HttpContext http, DistrictDb db, AddressLimit addresses, TimeProvider time, CancellationToken ct)
    {
        if (addresses.Try(http) is { } tooOften) { return new Refused(tooOften); }
        var now = time.Now();
        var hash = OneTimeCode.HashOf(request.Code);
        var code = await db.Set<EnrolmentCode>().FirstOrDefaultAsync(c => c.CodeHash == hash, ct);
        if (code is null || now >= code.EndsAt || !await db.Set<Account>().AnyAsync(a => a.Id == code.AccountId && a.DisabledAt == null && a.LeftAt == null, ct))
        {
            addresses.CountWrong(http);
            return new Refused(CodeWrong);
        }

        if (await db.Set<Device>().CountAsync(d => d.AccountId == code.AccountId && d.RevokedAt == null, ct) >= MostPhones) { return new Refused(TooMany); }

        var token = Tokens.NewForDevice();
        // The removal is checked: of two phones with one code, one is enrolled.
        db.Remove(code);
        db.Add(new Device { Id = request.DeviceId, AccountId = code.AccountId, Name = request.Name, TokenHash = Tokens.HashOf(token), EnrolledAt = now, LastSeenAt = now, Version = 1 });
        db.NoteByHolder(code.AccountId, "device-enrol", "device", request.DeviceId);
        await db.CommitAsync(ct);
        if (request.AsCookie) { SessionCookie.Set(http, token, now + CookieLasts); }
        return TypedResults.Ok(new Response(request.DeviceId, code.AccountId, request.AsCookie ? null : token));
    }
}
