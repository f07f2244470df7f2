using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Wangge.Kernel.Http;

/// <summary>Below <c>/api</c> a problem is problem+json whatever the caller says it accepts: a refusal must be readable by the program that was refused.</summary>
internal sealed class ProblemsForAll : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Status ??= context.HttpContext.Response.StatusCode;
        problem.Extensions.TryAdd("code", CodeOf(problem.Status.Value));
        // By its own type: the faults of fields stand in a property of a derived one.
        return new ValueTask(context.HttpContext.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, "application/problem+json", context.HttpContext.RequestAborted));
    }

    /// <summary>The stable code of what the platform itself refuses.</summary>
    public static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status400BadRequest => "request.invalid",
        StatusCodes.Status404NotFound => "request.not-found",
        StatusCodes.Status405MethodNotAllowed => "request.method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "request.too-large",
        StatusCodes.Status415UnsupportedMediaType => "request.media-type",
        _ => "server.fault",
    };
}
