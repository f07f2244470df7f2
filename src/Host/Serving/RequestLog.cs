using System.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Wangge.Host.Serving;

/// <summary>A line for each request: method, route, status, milliseconds; never the path itself, which may hold a secret. Keeps API answers out of caches.</summary>
/// <remarks>Failures and requests of a second or more are told at once; the others at level Debug of the category <c>Wangge.Requests</c>.</remarks>
internal sealed partial class RequestLog(RequestDelegate next, ILoggerFactory logs)
{
    private const double SlowMilliseconds = 1_000;
    private readonly ILogger _log = logs.CreateLogger("Wangge.Requests");

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        context.Response.OnStarting(static state =>
        {
            var answer = (HttpContext)state;
            if (RouteOf(answer)?.StartsWith("/api", StringComparison.Ordinal) == true && !answer.Response.Headers.ContainsKey(HeaderNames.CacheControl))
            {
                answer.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);

        await next(context);

        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var level = context.Response.StatusCode >= 500 || milliseconds >= SlowMilliseconds ? LogLevel.Information : LogLevel.Debug;
        if (_log.IsEnabled(level)) { Line(_log, level, context.Request.Method, RouteOf(context) ?? "(no route)", context.Response.StatusCode, Math.Round(milliseconds, 1)); }
    }

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    [LoggerMessage("{Method} {Route} {Status} {Milliseconds} ms")]
    private static partial void Line(ILogger log, LogLevel level, string method, string route, int status, double milliseconds);
}
