using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Http;

/// <summary>Turns what was not foreseen into an answer with a code, and logs it without personal data.</summary>
internal sealed class Faults(ILogger<Faults> log) : IExceptionHandler
{
    private static readonly Refusal Malformed = new("request.malformed", RefusalKind.Invalid);
    private static readonly Refusal TooLarge = new("request.too-large", RefusalKind.TooLarge);
    private static readonly Refusal NoDistrict = new("district.none", RefusalKind.Unavailable, "This home holds no district yet.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Foreseen(exception) is { } refusal)
        {
            // What lies behind a store that cannot be reached must be seen by whoever runs it, a fault of ours in the driver's hands too.
            if (refusal == DecideOnceMore.StoreUnavailable) { log.LogWarning("Store unavailable: {Type} at {Endpoint}: {Trace}", exception.GetType().Name, httpContext.GetEndpoint()?.DisplayName, exception.StackTrace); }
            await new Refused(refusal).ExecuteAsync(httpContext);
            return true;
        }

        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) { return true; }

        // The type and the place say enough to find the fault; messages and parameters may hold words of residents.
        log.LogError("Fault {Type} at {Endpoint}: {Trace}", exception.GetType().Name, httpContext.GetEndpoint()?.DisplayName, exception.StackTrace);
        return false;
    }

    private static Refusal? Foreseen(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        BadHttpRequestException or UnfitValueException => Malformed,
        // Asked for by a text that no row of ours can hold.
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.CharacterNotInRepertoire } => Malformed,
        ConflictException or DuplicateKeyException => DecideOnceMore.ChangedByAnother,
        InvalidOperationException { Message: "No district was chosen for this scope." } => NoDistrict,
        _ => StoreFaults.IsUnavailable(exception) ? DecideOnceMore.StoreUnavailable : null,
    };
}
