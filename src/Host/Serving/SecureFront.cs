using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.HttpOverrides;
using Wangge.Host.Tls;

namespace Wangge.Host.Serving;

/// <summary>What stands before everything else where the service has a certificate: plain HTTP gives the page that makes a phone trust it and sends all else to HTTPS.</summary>
/// <param name="Primary">The name that <c>--host</c> gave.</param>
/// <param name="HttpsPort">Where HTTPS is served.</param>
/// <param name="Authority">The root to install, or null where the operator gave a certificate of his own.</param>
internal sealed record SecureFront(string Primary, int HttpsPort, X509Certificate2? Authority)
{
    private const string Trust = "/trust";

    // Half a year.
    private const string Hsts = "max-age=15552000";

    public void UseIn(WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.IsHttps)
        {
            context.Response.Headers.StrictTransportSecurity = Hsts;
            await next(context);
        }
        else
        {
            await AnswerPlainAsync(context).ExecuteAsync(context);
        }
    });

    /// <summary>Trusts forwarded addresses of the proxies that the operator names in <c>Proxies:Trusted</c> (addresses or networks, by commas), and of nobody else.</summary>
    public static void UseProxies(WebApplication app)
    {
        var trusted = (app.Configuration["Proxies:Trusted"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (trusted.Length == 0) { return; }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in trusted)
        {
            if (one.Contains('/', StringComparison.Ordinal)) { options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(one)); }
            else { options.KnownProxies.Add(IPAddress.Parse(one)); }
        }

        app.UseForwardedHeaders(options);
    }

    private IResult AnswerPlainAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (Authority is { } root && context.Request.Host.HasValue)
        {
            var page = new UriBuilder("http", context.Request.Host.Host, context.Request.Host.Port ?? 80, Trust).Uri;
            if (path is "/" or Trust) { return Results.Content(InstallPage.Render(page, SecureUrl("/", ""), root), "text/html; charset=utf-8"); }
            if (FileOf(path, root) is { } file) { return Results.File(file.Content, file.ContentType, file.FileName); }
        }

        return Results.Redirect(SecureUrl(path, context.Request.QueryString.Value ?? "").AbsoluteUri, permanent: true, preserveMethod: true);
    }

    private static AuthorityExport? FileOf(string path, X509Certificate2 root) => path switch
    {
        Trust + "/wangge.crt" => AuthorityExport.Der(root),
        Trust + "/wangge.pem" => AuthorityExport.Pem(root),
        Trust + "/wangge.mobileconfig" => AuthorityExport.MobileConfig(root),
        _ => null,
    };

    // The name that was given, never the one that a request claims: a redirect must not lead elsewhere.
    private Uri SecureUrl(string path, string query) => new UriBuilder("https", Primary, HttpsPort, path, query).Uri;
}
