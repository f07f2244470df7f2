using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Testing;

namespace Wangge.Host.Tests.Fuzz;

/// <summary>Those who ask: nobody, an account with every role, and one account for each role; a fresh one takes its place when a request has signed it out.</summary>
internal sealed class FuzzSeats : IDisposable
{
    /// <summary>A seat that holds every role.</summary>
    public const int Everyone = 999;

    private const int Nobodies = 250;
    private const int OneRoles = 600;

    private readonly TestServer _server;
    private readonly HeldRole[] _roles;
    private readonly HttpClient _nobody = new(new SocketsHttpHandler { UseCookies = false });
    private readonly ConcurrentDictionary<int, Lazy<Task<StaffClient>>> _clients = new();

    public FuzzSeats(TestServer server)
    {
        _server = server;
        _roles = [.. server.Services.GetServices<RoleGrant>().SelectMany(grant => grant.Roles).Distinct().Order(StringComparer.Ordinal).Select(role => new HeldRole(role, "/", null))];
        Assert.True(_roles.Length >= 10, $"Found {_roles.Length} roles.");
    }

    public Uri Address => _server.Address;

    /// <param name="seat">0 to 999: a quarter is nobody, a good third one role each, the rest all roles.</param>
    public async Task<HttpResponseMessage> SendAsync(int seat, HttpRequestMessage message)
    {
        var ct = TestContext.Current.CancellationToken;
        if (seat < Nobodies) { return await _nobody.SendAsync(message, ct); }
        var role = seat < OneRoles ? seat % _roles.Length : -1;
        var client = _clients.GetOrAdd(role, r => new Lazy<Task<StaffClient>>(() => _server.SignInAsync(r < 0 ? _roles : [_roles[r]])));
        var answer = await (await client.Value).SendAsync(message, ct);
        if (answer.StatusCode == HttpStatusCode.Unauthorized) { _clients.TryRemove(KeyValuePair.Create(role, client)); }
        return answer;
    }

    public void Dispose()
    {
        _nobody.Dispose();
        foreach (var client in _clients.Values.Where(c => c.Value.IsCompletedSuccessfully)) { client.Value.GetAwaiter().GetResult().Dispose(); }
    }
}
