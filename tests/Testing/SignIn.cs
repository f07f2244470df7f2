using System.Net.Http.Headers;
using System.Security.Cryptography;
using Wangge.Identity;
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Testing;

/// <summary>Signs people in without a password: an account, its roles and a session are written directly.</summary>
public static class SignIn
{
    /// <summary>A new account with this role at an area, such as <c>/211403/</c>; <c>/</c> is everywhere.</summary>
    public static Task<StaffClient> SignInAsync(this TestServer server, string role, string areaPath) =>
        server.SignInAsync(new HeldRole(role, areaPath, null));

    /// <summary>A new account with this role at a unit.</summary>
    public static Task<StaffClient> SignInAsync(this TestServer server, string role, Guid unitId) =>
        server.SignInAsync(new HeldRole(role, null, unitId));

    /// <summary>A new account with all these roles, or none.</summary>
    public static async Task<StaffClient> SignInAsync(this TestServer server, params HeldRole[] roles)
    {
        var now = ((TimeProvider)server.Services.GetService(typeof(TimeProvider))!).Now();
        var id = Guid.CreateVersion7();
        var token = Tokens.NewForSession();
        await using var db = server.Store.Lease();
        // Enrolled, with a secret that nobody knows: it is here by its session alone.
        db.Add(new Account
        {
            Id = id, SignInName = "t" + id.ToString("N"), DisplayName = "测试" + id.ToString("N")[^4..], Kind = AccountKind.Ordinary, CreatedAt = now,
            TotpSecret = ((SecretBox)server.Services.GetService(typeof(SecretBox))!).Seal(id, RandomNumberGenerator.GetBytes(20)), Version = 1,
        });
        foreach (var role in roles)
        {
            db.Add(new RoleAtPlace
            {
                Id = Guid.CreateVersion7(), AccountId = id, Role = role.Role, AreaPath = role.AreaPath, UnitId = role.UnitId, From = now, GrantedBy = Guid.Empty, Version = 1,
            });
        }

        var session = new Session
        {
            Id = Guid.CreateVersion7(), AccountId = id, TokenHash = Tokens.HashOf(token), CreatedAt = now, LastSeenAt = now, EndsAt = now.AddDays(14), Browser = "other", Network = "127.0.0.0/24",
        };
        db.Add(session);
        db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "identity.sign-in", "account", id));
        await db.CommitAsync(CancellationToken.None);
        return new StaffClient(server.Address, id, session.Id, token);
    }
}

/// <summary>A client that speaks for an account by a bearer token.</summary>
public sealed class StaffClient : HttpClient
{
    internal StaffClient(Uri address, Guid accountId, Guid sessionId, string token)
        : base(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = address;
        DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        AccountId = accountId;
        SessionId = sessionId;
        Token = token;
    }

    public Guid AccountId { get; }

    public Guid SessionId { get; }

    public string Token { get; }
}
