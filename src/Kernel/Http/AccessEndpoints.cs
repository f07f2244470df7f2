using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Access;

namespace Wangge.Kernel.Http;

/// <summary>What an endpoint demands of its caller. Each endpoint has one of these, else a test fails.</summary>
public abstract record AccessDemand
{
    /// <summary>A role that grants this, somewhere; the slice then asks the policy about the very matter.</summary>
    public sealed record Of(Permission Permission) : AccessDemand;

    /// <summary>Any account or device that is signed in, for what is its own.</summary>
    public sealed record SignedIn : AccessDemand;

    /// <summary>Anyone; <paramref name="Why"/> says why that is right.</summary>
    public sealed record Anonymous(string Why) : AccessDemand;
}

/// <summary>Names an endpoint's demand; <see cref="AccessGate"/> asks it.</summary>
public static class AccessEndpoints
{
    public static RouteHandlerBuilder RequirePermission(this RouteHandlerBuilder endpoint, Permission permission) => endpoint
        .WithMetadata(new AccessDemand.Of(permission));

    public static RouteHandlerBuilder RequireSignedIn(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new AccessDemand.SignedIn());

    /// <param name="why">A sentence: why nobody needs to be known here.</param>
    public static RouteHandlerBuilder AllowAnyone(this RouteHandlerBuilder endpoint, string why) =>
        endpoint.WithMetadata(new AccessDemand.Anonymous(why));
}
