using System.Collections.Frozen;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Serving;

/// <summary>The pages of the three faces: portal at <c>/</c>, field at <c>/field/</c>, office at <c>/office/</c>, built by <c>web/</c>.</summary>
/// <remarks>Files with a hash in their name are kept for good, pages are asked for anew. The build left a <c>.br</c> and a <c>.gz</c> beside what shrinks. Thread-safe.</remarks>
internal sealed class WebPages
{
    // Scripts from here alone and none made from text; nothing may frame the pages, and no address of theirs (some hold a secret) is told on.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly string[] NotPages = ["api", "d", "live", "openapi", "open311", "tiles"];
    private static readonly (string Name, string Ending)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    private readonly FrozenDictionary<string, WebFile> _files;

    /// <param name="root">The folder of the build; without it there are no pages, and <see cref="LandingPage"/> stands in.</param>
    public WebPages(string root)
    {
        var types = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json", [".mjs"] = "text/javascript" } };
        _files = Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".br", StringComparison.Ordinal) && !file.EndsWith(".gz", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith('.'))
                .Select(file => WebFile.Read(root, file, types))
                .ToFrozenDictionary(file => file.Path, StringComparer.Ordinal)
            : FrozenDictionary<string, WebFile>.Empty;
    }

    public bool HasPages => _files.ContainsKey("/index.html");

    /// <summary>Serves files by their path, and a face's page for each address below it that is no file.</summary>
    public static void UseIn(WebApplication app)
    {
        var faces = new WebPages(app.Configuration["Web:Root"] ?? Path.Combine(AppContext.BaseDirectory, "web"));
        if (!faces.HasPages)
        {
            app.MapLanding();
            return;
        }

        app.Use((context, next) => faces.FindFile(context.Request) is { } file ? SendAsync(context, file) : next(context));
        app.MapFallback("{**path:nonfile}", faces.ShowPageAsync).WithMetadata(new AccessDemand.Anonymous("Pages without content; what they show they ask the API for.")).ExcludeFromDescription();
    }

    private WebFile? FindFile(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.Value is { } path && !path.EndsWith(".html", StringComparison.Ordinal)
            ? _files.GetValueOrDefault(path)
            : null;

    private Task ShowPageAsync(HttpContext context)
    {
        var segments = (context.Request.Path.Value ?? "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var first = segments.FirstOrDefault() ?? "";
        var page = first is "office" or "field" ? $"/{first}/index.html" : "/index.html";
        var isPage = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isPage || NotPages.Contains(first) || !_files.TryGetValue(page, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return SendAsync(context, file);
    }

    private static async Task SendAsync(HttpContext context, WebFile file)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ETag = file.ETag;
        headers.CacheControl = file.IsForever ? Forever : "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (file.IsPage)
        {
            headers.ContentSecurityPolicy = file.Path.StartsWith("/office/", StringComparison.Ordinal) ? await OfficePolicyAsync(context) : Policy;
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(self)";
        }

        if (request.Headers.IfNoneMatch.Contains(file.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.ContentType;
        var path = file.DiskPath;
        foreach (var (name, ending) in Packings)
        {
            if (!file.Packed.Contains(ending) || !Accepts(request, name)) { continue; }
            headers.ContentEncoding = name;
            path += ending;
            break;
        }

        context.Response.ContentLength = new FileInfo(path).Length;
        if (HttpMethods.IsGet(request.Method)) { await context.Response.SendFileAsync(path, context.RequestAborted); }
    }

    /// <summary>The office shows pictures of the district's media servers too. Where the store does not say which, the page comes without them.</summary>
    private static async Task<string> OfficePolicyAsync(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<DistrictScope>() is not { IsChosen: true, Store: var store }) { return Policy; }
        try
        {
            var origins = new List<string>();
            foreach (var of in context.RequestServices.GetServices<IPageOrigins>()) { origins.AddRange(await of.ListAsync(store, context.RequestAborted)); }
            return origins.Count == 0 ? Policy : Policy.Replace("connect-src 'self'", "connect-src 'self' " + string.Join(' ', origins), StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is DbException or StoreUnavailableException || fault.InnerException is DbException)
        {
            return Policy;
        }
    }

    private static bool Accepts(HttpRequest request, string packing) =>
        request.GetTypedHeaders().AcceptEncoding.Any(a => a.Value.Equals(packing, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);

    /// <param name="Path">As asked for, such as <c>/assets/vue-1a2b.js</c>.</param>
    /// <param name="Packed">Endings of the packed copies beside it.</param>
    private sealed record WebFile(string Path, string DiskPath, string ContentType, string ETag, IReadOnlyList<string> Packed)
    {
        public bool IsForever => Path.StartsWith("/assets/", StringComparison.Ordinal);

        public bool IsPage => Path.EndsWith(".html", StringComparison.Ordinal);

        public static WebFile Read(string root, string file, FileExtensionContentTypeProvider types)
        {
            var path = "/" + System.IO.Path.GetRelativePath(root, file).Replace('\\', '/');
            var type = types.TryGetContentType(file, out var found) ? found : "application/octet-stream";
            var isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "application/javascript" or "application/json" or "application/manifest+json" or "image/svg+xml";
            // A hash in the name says as much as one of the content; the few other files are read.
            var tag = path.StartsWith("/assets/", StringComparison.Ordinal) ? System.IO.Path.GetFileName(path) : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)).AsSpan(0, 8));
            return new WebFile(path, file, isText ? type + "; charset=utf-8" : type, $"\"{tag}\"", [.. Packings.Select(p => p.Ending).Where(ending => File.Exists(file + ending))]);
        }
    }
}
