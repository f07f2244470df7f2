using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Identity.Credentials;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;
using Wangge.Testing;

namespace Wangge.Identity.Tests;

/// <summary>People who sign in by password.</summary>
internal static class Folk
{
    public const string Password = "correct horse 25 staple";
    private static readonly Lazy<Task<string>> Hash = new(() => new Passwords().HashAsync(Password, CancellationToken.None));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Person> AddAsync(this TestServer server, bool totp = false, AccountKind kind = AccountKind.Ordinary, DistrictStore? store = null, params HeldRole[] roles)
    {
        var time = server.Services.GetRequiredService<TimeProvider>();
        var id = Guid.CreateVersion7();
        var secret = totp ? Totp.NewSecret() : null;
        await using var db = (store ?? server.Store).Lease();
        db.Add(new Account
        {
            Id = id,
            SignInName = "p" + id.ToString("N"),
            DisplayName = "某" + id.ToString("N")[^6..],
            Kind = kind,
            CreatedAt = time.Now(),
            PasswordHash = await Hash.Value,
            TotpSecret = secret is null ? null : server.Services.GetRequiredService<SecretBox>().Seal(id, secret),
            Version = 1,
        });
        foreach (var role in roles)
        {
            db.Add(new RoleAtPlace { Id = Guid.CreateVersion7(), AccountId = id, Role = role.Role, AreaPath = role.AreaPath, UnitId = role.UnitId, From = time.Now(), GrantedBy = Guid.Empty, Version = 1 });
        }

        db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "identity.account-create", "account", id));
        await db.CommitAsync(Ct);
        return new Person(id, "p" + id.ToString("N"), secret, time);
    }

    /// <summary>A district for demonstration in the same home.</summary>
    public static async Task<DistrictStore> AddDemoDistrictAsync(this TestServer server)
    {
        var code = "d" + Guid.CreateVersion7().ToString("N")[^12..];
        server.Services.GetRequiredService<DistrictRegistry>().TryAdd(new District(code, "演示区", "Asia/Shanghai", server.District.Store, Demo: true, Notice: "演示数据"));
        var store = server.Services.GetRequiredService<Stores>().Get(code);
        await store.PrepareAsync(new Progress<string>(), Ct);
        return store;
    }

    /// <summary>Signs in and says who it is by the header, as programs do.</summary>
    public static async Task<HttpClient> SignedInAsync(this TestServer server, Person person)
    {
        var client = server.Client();
        var answer = await client.TrySignInAsync(person.Name, Password, person.Code(), asToken: true);
        var token = (await answer.ReadAsync(HttpStatusCode.OK)).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public static Task<HttpResponseMessage> TrySignInAsync(this HttpClient client, string name, string password, string? totp = null, bool asToken = false, string path = "/api/session")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { name, password, totp, asToken }) };
        // As our pages do: an earlier cookie may still be there.
        request.Headers.Add("X-Wangge", "1");
        return client.SendAsync(request, Ct);
    }

    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> ReadAsync(this Task<HttpResponseMessage> answer, HttpStatusCode expected = HttpStatusCode.OK) => await (await answer).ReadAsync(expected);

    public static async Task AssertRefusedAsync(this Task<HttpResponseMessage> answer, string code, HttpStatusCode expected)
    {
        var problem = await (await answer).ReadAsync(expected);
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    public static async Task<List<string>> LeavesAboutAsync(this TestServer server, Guid subjectId)
    {
        await using var db = server.Store.Lease();
        return await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.SubjectId == subjectId).OrderBy(l => l.Seq).Select(l => l.Action).ToListAsync(Ct);
    }
}

/// <summary>Someone with the password of all test people.</summary>
internal sealed record Person(Guid Id, string Name, byte[]? Secret, TimeProvider Time)
{
    private long _lastStep;

    /// <summary>A code that was not given out before; null without TOTP.</summary>
    public string? Code()
    {
        if (Secret is null) { return null; }
        // The first code is of the step before, so that three can be used within one; near a step's end it would be too old on arrival.
        SpinWait.SpinUntil(() => Time.GetUtcNow().ToUnixTimeSeconds() % 30 < 22, TimeSpan.FromSeconds(10));
        _lastStep = Math.Max(_lastStep + 1, (Time.GetUtcNow().ToUnixTimeSeconds() / 30) - 1);
        return Totp.CodeAt(Secret, _lastStep);
    }
}
