using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Http;

/// <summary>Sheds what an overloaded server cannot serve, in order: exports first, then lists, then the rest, reports last, alarms never. 503 <c>server.overloaded</c> with <c>Retry-After</c>.</summary>
/// <remarks>Stands before anything is read of the request or asked of the store. Pages, health and live connections pass.</remarks>
public sealed class AdmissionGate(RequestDelegate next, AdmissionLoad load)
{
    /// <summary>Too much is asked of this server now; nothing was done.</summary>
    public static readonly Refusal Overloaded = new("server.overloaded", RefusalKind.Unavailable, "Too much is asked of this server now; nothing was done. Try again later.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || ClassOf(endpoint) is not { } of)
        {
            await next(context);
            return;
        }

        if (load.TryEnter(of) is { } wait)
        {
            await Refused.TryLater(Overloaded, wait).ExecuteAsync(context);
            return;
        }

        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            load.Leave(of, Stopwatch.GetElapsedTime(begun));
        }
    }

    /// <summary>As the endpoint says; else reading is a list and all else ordinary. Null outside the API.</summary>
    private static AdmissionClass? ClassOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<AccessDemand>() is null) { return null; }
        if (endpoint.Metadata.GetMetadata<Admission>() is { } said) { return said.Class; }
        var route = endpoint.RoutePattern.RawText ?? "";
        if (!route.StartsWith("/api", StringComparison.Ordinal)) { return null; }
        if (route.EndsWith("/export", StringComparison.Ordinal)) { return AdmissionClass.Export; }
        var isRead = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true;
        return isRead && endpoint.RoutePattern.Parameters.Count == 0 ? AdmissionClass.List : AdmissionClass.Ordinary;
    }
}

/// <summary>Says of an endpoint what it is worth when not all can be served.</summary>
public sealed record Admission(AdmissionClass Class);

/// <summary>Names an endpoint's class.</summary>
public static class AdmissionEndpoints
{
    public static RouteHandlerBuilder Admit(this RouteHandlerBuilder endpoint, AdmissionClass of) => endpoint.WithMetadata(new Admission(of));
}
