using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Http;

/// <summary>When another change came first, the act is loaded and decided once more; a second time it is refused.</summary>
/// <remarks>A duplicate key is treated alike: at the second run the slice finds the earlier write and answers as it did.</remarks>
public sealed class DecideOnceMore : IEndpointFilter
{
    /// <summary>Another came first twice.</summary>
    public static readonly Refusal ChangedByAnother = new("request.changed-by-another");

    /// <summary>The store takes no writes now; nothing was changed, or a retry will tell.</summary>
    public static readonly Refusal StoreUnavailable = new("store.unavailable", RefusalKind.Unavailable);

    private static readonly object Mark = new();

    /// <summary>Whether the request is being decided for the second time: another came first, perhaps its own earlier try.</summary>
    public static bool IsSecondTime(HttpContext context) => context.Items.ContainsKey(Mark);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
        {
            context.HttpContext.RequestServices.GetRequiredService<DistrictDb>().Reset();
            context.HttpContext.Items[Mark] = true;
        }
        catch (StoreUnavailableException)
        {
            return new Refused(StoreUnavailable);
        }

        try
        {
            return await next(context);
        }
        catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
        {
            return new Refused(ChangedByAnother);
        }
        catch (StoreUnavailableException)
        {
            return new Refused(StoreUnavailable);
        }
    }
}
