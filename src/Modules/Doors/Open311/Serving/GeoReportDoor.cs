using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wangge.Doors.Open311.Listing;
using Wangge.Doors.Open311.Sending;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Open311.Serving;

/// <summary>The one endpoint of GeoReport v2: finds format, district and resource, and writes every answer, refusals too, in the specification's form.</summary>
/// <remarks>Source: wiki.open311.org/GeoReport_v2; DOMAIN 8. The district may be named by a parameter, so each call gets a scope of its own.</remarks>
internal sealed class GeoReportDoor(Jurisdictions jurisdictions, CallLimits limits, Stores stores, IServiceScopeFactory scopes, IOptions<Open311Options> options)
{
    private const int MostAttempts = 5;

    private static readonly GeoReportError NoFormat = new(406, "name the format by .xml or .json, or accept text/xml or application/json");
    private static readonly GeoReportError NoResource = new(404, "there is nothing at this address");
    private static readonly GeoReportError NoMethod = new(405, "this method is not possible here");
    private static readonly GeoReportError Busy = new(503, "this cannot be done now; nothing was changed");

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapMethods("/open311/{**path}", ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"], Handle)
        .AllowAnyone("Open311 is the public's door: reading shows public reports alone, sending needs an api_key.")
        .ExcludeFromDescription()
        .WithName(nameof(GeoReportDoor));

    private static async Task Handle(HttpContext http, GeoReportDoor door, CancellationToken ct)
    {
        var method = http.Request.Method;
        if (!HttpMethods.IsPost(method)) { http.Response.Headers.AccessControlAllowOrigin = "*"; }
        if (HttpMethods.IsOptions(method))
        {
            http.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var route = GeoReportRoute.Read(http.Request.RouteValues["path"] as string ?? "");
        var format = route.Format ?? FormatByAccept.Find([.. http.Request.Headers.Accept.OfType<string>()]);
        var answer = format is null ? GeoReportAnswer.Of(NoFormat) : await door.AnswerAsync(http, route, ct);
        await WriteAsync(http.Response, answer, format ?? GeoReportFormat.Xml, ct);
    }

    private async Task<GeoReportAnswer> AnswerAsync(HttpContext http, GeoReportRoute route, CancellationToken ct)
    {
        var caller = ActorOfRequest.KeyOf(http.Connection.RemoteIpAddress);
        if (limits.TryCall(caller) is { } wait) { return GeoReportAnswer.TooOften(wait); }
        if (route.Resource is not { } resource) { return GeoReportAnswer.Of(NoResource); }
        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (isPost ? resource != GeoReportResource.Requests : !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return GeoReportAnswer.Of(NoMethod);
        }

        var (parameters, unreadable) = await BodyReading.ReadAsync(http.Request, ct);
        if (unreadable is not null) { return GeoReportAnswer.Of(unreadable); }
        var home = options.Value.PublicAddress?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}";
        if (resource == GeoReportResource.Discovery)
        {
            return ShowDiscovery.Handle(http.RequestServices.GetRequiredService<DistrictRegistry>().All, options.Value, home);
        }

        var (district, unknown) = jurisdictions.Find(parameters, OddPaths.DistrictOf(http));
        if (district is null) { return GeoReportAnswer.Of(unknown!); }
        return await AskAsync(district, scope => AskAsync(new GeoReportCall(scope, district, parameters, route.Id, caller, home), resource, isPost, ct));
    }

    /// <summary>When another change came first, everything is loaded and decided anew, each time a little later.</summary>
    /// <remarks>A twin of this call may have been written and not yet committed, since the store commits in groups: then it is found a moment later.</remarks>
    private async Task<GeoReportAnswer> AskAsync(District district, Func<IServiceProvider, Task<GeoReportAnswer>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(stores.Get(district.Code));
            try
            {
                return await ask(scope.ServiceProvider);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt));
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException or StoreUnavailableException)
            {
                return GeoReportAnswer.Of(Busy) with { RetryAfter = TimeSpan.FromSeconds(1) };
            }
        }
    }

    private static Task<GeoReportAnswer> AskAsync(GeoReportCall call, GeoReportResource resource, bool isPost, CancellationToken ct) => resource switch
    {
        GeoReportResource.Services => ListServices.HandleAsync(call, ct),
        GeoReportResource.ServiceDefinition => ShowServiceDefinition.HandleAsync(call, ct),
        GeoReportResource.Requests when isPost => SendRequest.HandleAsync(call, ct),
        GeoReportResource.Requests => ListRequests.HandleAsync(call, ct),
        GeoReportResource.Request => ShowRequest.HandleAsync(call, ct),
        GeoReportResource.Token => ShowToken.HandleAsync(call, ct),
        _ => ListUpdates.HandleAsync(call, ct),
    };

    private static async Task WriteAsync(HttpResponse response, GeoReportAnswer answer, GeoReportFormat format, CancellationToken ct)
    {
        response.StatusCode = answer.Status;
        response.ContentType = GeoReportWriter.ContentTypeOf(format);
        response.Headers.XContentTypeOptions = "nosniff";
        if (answer.Status == StatusCodes.Status405MethodNotAllowed) { response.Headers.Allow = "GET, HEAD, POST, OPTIONS"; }
        if (answer.RetryAfter is { } wait) { response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture); }
        var body = GeoReportWriter.Write(answer.Document, format);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, ct);
    }
}
