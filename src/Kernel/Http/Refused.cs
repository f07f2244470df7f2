using System.Collections.ObjectModel;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Http;

/// <summary>A refusal as an answer: problem+json with the stable <c>code</c>, and the faults of fields by their path.</summary>
public sealed class Refused(Refusal refusal) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public Refusal Refusal { get; } = refusal;

    public int? StatusCode => StatusOf(Refusal.Kind);

    /// <summary>How long to wait before the next try, or null.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>What was refused, for the client to show: further members of the problem beside its code, such as the pieces of ground at fault. Null as a rule.</summary>
    public IReadOnlyDictionary<string, object?>? Evidence { get; init; }

    /// <summary>429 with <c>Retry-After</c>.</summary>
    public static Refused TooOften(TimeSpan wait) => new(new Refusal("request.too-often", RefusalKind.TooOften)) { RetryAfter = wait };

    /// <summary>With <c>Retry-After</c>.</summary>
    public static Refused TryLater(Refusal refusal, TimeSpan wait) => new(refusal) { RetryAfter = wait };

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooOften => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var status = StatusOf(Refusal.Kind);
        var problem = new ProblemDetails { Status = status, Title = Refusal.Code, Detail = Refusal.Detail };
        problem.Extensions["code"] = Refusal.Code;
        if (Refusal.Fields is not null) { problem.Extensions["errors"] = Refusal.Fields; }
        foreach (var (name, value) in Evidence ?? ReadOnlyDictionary<string, object?>.Empty) { problem.Extensions[name] = value; }
        httpContext.Response.StatusCode = status;
        if (RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return httpContext.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        // Every endpoint that can refuse may answer with any of these; the document says so once, here.
        foreach (var kind in Enum.GetValues<RefusalKind>())
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusOf(kind), typeof(ProblemDetails), ["application/problem+json"]));
        }
    }
}
