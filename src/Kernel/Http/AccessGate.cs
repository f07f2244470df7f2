using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Http;

/// <summary>A further condition on every endpoint of the API, asked before the endpoint's own demand; a module contributes its own.</summary>
public interface IAccessCondition
{
    /// <summary>Why this request may not go on, or null.</summary>
    Refusal? Check(HttpContext context, Endpoint endpoint);
}

/// <summary>Asks each endpoint's demand before its request is read: who may not act learns nothing about the shape of what is asked.</summary>
public sealed class AccessGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<AccessDemand>() is not { } demand) { return next(context); }

        return (Check(context, endpoint) ?? Check(demand, context.RequestServices)) is { } refusal ? new Refused(refusal).ExecuteAsync(context) : next(context);
    }

    private static Refusal? Check(HttpContext context, Endpoint endpoint)
    {
        foreach (var condition in context.RequestServices.GetServices<IAccessCondition>())
        {
            if (condition.Check(context, endpoint) is { } refusal) { return refusal; }
        }

        return null;
    }

    private static Refusal? Check(AccessDemand demand, IServiceProvider services) => demand switch
    {
        AccessDemand.Of of => services.GetRequiredService<AccessPolicy>().Check(services.GetRequiredService<Actor>(), of.Permission),
        AccessDemand.SignedIn => services.GetRequiredService<Actor>().IsSignedIn ? null : AccessPolicy.NotSignedIn,
        _ => null,
    };
}
