using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Http;

/// <summary>Chooses the request's district: <c>/d/{code}/…</c> names one, any other address means the home's first.</summary>
/// <remarks>Source: ADR 0006. The prefix becomes the path base, so addresses inside pages stay relative.</remarks>
public sealed class DistrictAddress(RequestDelegate next, DistrictRegistry registry, Stores stores)
{
    public static readonly Refusal Unknown = new("district.unknown", RefusalKind.NotFound);

    public async Task InvokeAsync(HttpContext context)
    {
        var scope = context.RequestServices.GetRequiredService<DistrictScope>();
        if (context.Request.Path.StartsWithSegments("/d", StringComparison.Ordinal, out var rest) && rest.Value is { Length: > 1 } path)
        {
            var end = path.IndexOf('/', 1);
            var code = end < 0 ? path[1..] : path[1..end];
            if (stores.Find(code) is not { } store)
            {
                await new Refused(Unknown).ExecuteAsync(context);
                return;
            }

            scope.Choose(store);
            context.Request.PathBase = context.Request.PathBase.Add("/d/" + code);
            context.Request.Path = end < 0 ? "/" : path[end..];
        }
        else if (registry.All is [var first, ..])
        {
            scope.Choose(stores.Get(first.Code));
        }

        await next(context);
    }
}
