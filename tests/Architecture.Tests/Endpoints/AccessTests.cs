using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Testing;

namespace Wangge.Architecture.Tests.Endpoints;

/// <summary>Every endpoint × role × foreign area, made from the endpoints themselves, so that a new one cannot be forgotten.</summary>
public sealed class AccessTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Foreign = "/elsewhere/";

    /// <summary>The platform's own: the document of the API, and the hub, which asks at each topic.</summary>
    private static readonly string[] Frameworks = ["/openapi/", "/live"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<(RouteEndpoint Endpoint, string Method, Permission Permission)> Guarded =>
        from endpoint in fixture.Endpoints
        let demand = endpoint.Metadata.GetMetadata<AccessDemand.Of>()
        where demand is not null
        from method in MethodsOf(endpoint)
        select (endpoint, method, demand.Permission);

    /// <summary>Without CONNECT: a client sends it for a WebSocket over HTTP/2 alone, and the same endpoint is asked by GET.</summary>
    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(method => method != HttpMethods.Connect);

    [Fact]
    public void Every_endpoint_says_once_who_may_call_it()
    {
        var own = fixture.Endpoints.Where(e => !Frameworks.Any(f => ("/" + e.RoutePattern.RawText!.TrimStart('/')).StartsWith(f, StringComparison.Ordinal))).ToList();
        Assert.True(own.Count > 60, $"Found {own.Count} endpoints.");
        Assert.Empty(own.Where(e => e.Metadata.GetOrderedMetadata<AccessDemand>().Count != 1).Select(e => e.DisplayName));
        Assert.Empty(own.Select(e => e.Metadata.GetMetadata<AccessDemand>()).OfType<AccessDemand.Anonymous>().Where(a => a.Why.Length < 20).Select(a => a.Why));
        var granted = fixture.Server.Services.GetRequiredService<AccessPolicy>().RolesByPermission;
        Assert.Empty(Guarded.Where(g => !granted.ContainsKey(g.Permission.Code)).Select(g => g.Permission.Code));
    }

    [Fact]
    public async Task Nobody_unknown_passes_where_someone_must_be_known()
    {
        using var nobody = fixture.Server.Client();
        var asked = 0;
        var passed = new List<string>();
        foreach (var endpoint in fixture.Endpoints.Where(e => e.Metadata.GetMetadata<AccessDemand>() is AccessDemand.Of or AccessDemand.SignedIn))
        {
            foreach (var method in MethodsOf(endpoint))
            {
                asked++;
                var (status, code) = await AskAsync(nobody, endpoint, method, null);
                if (status != HttpStatusCode.Unauthorized) { passed.Add($"{method} {endpoint.RoutePattern.RawText}: {status} {code}"); }
            }
        }

        Assert.True(asked > 50);
        Assert.True(passed.Count == 0, string.Join('\n', passed));
    }

    [Fact]
    public async Task A_role_that_does_not_hold_the_permission_is_refused_before_its_request_is_read()
    {
        var granted = fixture.Server.Services.GetRequiredService<AccessPolicy>().RolesByPermission;
        var roles = granted.Values.SelectMany(r => r).Distinct().ToList();
        Assert.True(roles.Count >= 10);
        var passed = new List<string>();
        foreach (var role in roles)
        {
            using var client = await fixture.Server.SignInAsync(role, "/");
            foreach (var (endpoint, method, permission) in Guarded.Where(g => !granted[g.Permission.Code].Contains(role)))
            {
                var (status, code) = await AskAsync(client, endpoint, method, "{ this is no JSON");
                if (status != HttpStatusCode.Forbidden) { passed.Add($"{role}: {method} {endpoint.RoutePattern.RawText} ({permission.Code}): {status} {code}"); }
            }
        }

        Assert.True(passed.Count == 0, string.Join('\n', passed));
    }

    [Fact]
    public async Task A_role_that_holds_it_elsewhere_does_not_reach_a_matter_here()
    {
        var granted = fixture.Server.Services.GetRequiredService<AccessPolicy>().RolesByPermission;
        var samples = new SampleBody(fixture.Document);
        var reached = new List<string>();
        var asked = 0;
        foreach (var (endpoint, method, permission) in Guarded.Where(g => g.Endpoint.RoutePattern.GetParameter("caseId") is not null))
        {
            foreach (var role in granted[permission.Code])
            {
                using var inArea = await fixture.Server.SignInAsync(role, Foreign);
                using var atUnit = await fixture.Server.SignInAsync(role, Guid.CreateVersion7());
                foreach (var client in new[] { inArea, atUnit })
                {
                    asked++;
                    var body = samples.Of("/" + Plain(endpoint), method.ToLowerInvariant());
                    var (status, code) = await AskAsync(client, endpoint, method, body?.ToJsonString());
                    if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) { reached.Add($"{role}: {method} {endpoint.RoutePattern.RawText}: {status} {code}"); }
                }
            }
        }

        Assert.True(asked > 100, $"Asked {asked} times.");
        Assert.True(reached.Count == 0, string.Join('\n', reached.Distinct()));
    }

    [Fact]
    public async Task A_list_shows_nothing_of_an_area_that_is_not_ones_own()
    {
        var granted = fixture.Server.Services.GetRequiredService<AccessPolicy>().RolesByPermission;
        var shown = new List<string>();
        foreach (var (endpoint, method, permission) in Guarded.Where(g => g.Method == "GET" && g.Endpoint.RoutePattern.Parameters.Count == 0))
        {
            foreach (var role in granted[permission.Code])
            {
                using var client = await fixture.Server.SignInAsync(role, Foreign);
                using var answer = await client.GetAsync(Plain(endpoint), Ct);
                if ((await answer.Content.ReadAsStringAsync(Ct)).Contains(fixture.CaseId.ToString(), StringComparison.Ordinal)) { shown.Add($"{role}: {Plain(endpoint)}"); }
            }
        }

        Assert.Empty(shown);
        using var own = await fixture.Server.SignInAsync("acceptor", fixture.Places.Subdistrict);
        Assert.Contains(fixture.CaseId.ToString(), await own.GetStringAsync("api/cases", Ct), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Code)> AskAsync(HttpClient client, RouteEndpoint endpoint, string method, string? body)
    {
        var address = Plain(endpoint);
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var value = parameter.Name == "caseId" ? fixture.CaseId.ToString()
                : parameter.ParameterPolicies.Any(p => p.Content is "long" or "int") ? "1"
                : parameter.ParameterPolicies.Any(p => p.Content == "guid") ? Guid.CreateVersion7().ToString()
                : "small";
            address = address.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        var media = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var first, ..] ? first : "application/json";
        if (method is not ("GET" or "HEAD")) { request.Content = new StringContent(body ?? "", Encoding.UTF8, new MediaTypeHeaderValue(media)); }
        using var answer = await client.SendAsync(request, Ct);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>The pattern without constraints, as the document writes it.</summary>
    private static string Plain(RouteEndpoint endpoint) =>
        System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), @"\{\**([A-Za-z0-9]+)[^}]*\}", "{$1}");
}
