using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;

namespace Wangge.Identity.Sessions;

/// <summary>Refuses what another site makes a browser send with our cookie: a change, or the opening of a live connection.</summary>
/// <remarks>Besides <c>SameSite=Strict</c>: a change by cookie needs <c>X-Wangge: 1</c>, which another site cannot set, or an <c>Origin</c> that is this host. Stands before everything else.</remarks>
internal sealed class CrossSiteGuard : IStartupFilter
{
    public const string Header = "X-Wangge";
    public static readonly Refusal CrossSite = new("access.cross-site", RefusalKind.Forbidden);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) => IsForeign(context.Request) ? new Refused(CrossSite).ExecuteAsync(context) : go(context));
        next(app);
    };

    private static bool IsForeign(HttpRequest request) =>
        Changes(request) && Tokens.IsByCookie(request) && request.Headers[Header] != "1" && !IsOwnOrigin(request);

    private static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Headers.Upgrade.Count > 0;

    // The scheme is left out: before a proxy that ends TLS the browser's is https and ours http.
    private static bool IsOwnOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && HostString.FromUriComponent(origin.IsDefaultPort ? origin.Host : origin.Authority) is var host
        && (host == request.Host || (origin.IsDefaultPort && request.Host.Port is 80 or 443 && host.Host == request.Host.Host));
}
