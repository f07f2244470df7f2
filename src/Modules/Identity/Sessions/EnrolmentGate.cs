using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;

namespace Wangge.Identity.Sessions;

/// <summary>Keeps an account that must still change its password or enrol TOTP to the endpoints for just that.</summary>
internal sealed class EnrolmentGate(PresenceHolder holder) : IAccessCondition
{
    public static readonly Refusal TotpNeeded = new("identity.totp-enrolment-needed", RefusalKind.Forbidden);
    public static readonly Refusal PasswordChangeNeeded = new("identity.password-change-needed", RefusalKind.Forbidden);

    public Refusal? Check(HttpContext context, Endpoint endpoint)
    {
        var needs = holder.Presence?.Needs ?? Need.None;
        if (needs == Need.None || IsOpen(endpoint)) { return null; }
        return needs == Need.PasswordChange ? PasswordChangeNeeded : TotpNeeded;
    }

    private static bool IsOpen(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OpenBeforeEnrolment>() is not null || endpoint.Metadata.GetMetadata<AccessDemand.Anonymous>() is not null;
}

/// <summary>Marks an endpoint that an account may use before its enrolment is done.</summary>
internal sealed class OpenBeforeEnrolment;

/// <summary>What this module's endpoints say of their callers besides the Kernel's demands.</summary>
internal static class SessionEndpoints
{
    /// <summary>Refused to a phone: what concerns sign-in itself is done in a session.</summary>
    public static readonly Refusal SessionNeeded = new("identity.session-needed", RefusalKind.Forbidden);

    public static RouteHandlerBuilder OpenBeforeEnrolment(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new OpenBeforeEnrolment());

    public static RouteHandlerBuilder RequireSession(this RouteHandlerBuilder endpoint) => endpoint
        .RequireSignedIn()
        .AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<PresenceHolder>().Presence is { ByPhone: false }
                ? await next(context)
                : new Refused(SessionNeeded));
}
