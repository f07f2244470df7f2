using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Identity.Accounts;
using Wangge.Identity.Credentials;
using Wangge.Identity.Passkeys;
using Wangge.Identity.Phones;
using Wangge.Identity.Reading;
using Wangge.Identity.Roles;
using Wangge.Identity.Seeding;
using Wangge.Identity.Sessions;
using Wangge.Identity.SigningIn;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <summary>The module's only door.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().BindConfiguration("Identity")
            .Validate(o => o.SessionMost > TimeSpan.Zero && o.SessionMost <= TimeSpan.FromDays(14), "Identity:SessionMost is at most 14 days.")
            .Validate(o => o.SessionIdle >= PresenceReader.SeenEvery && o.SessionIdle <= TimeSpan.FromDays(14), "Identity:SessionIdle is 5 minutes to 14 days.");
        services.AddValidation();
        services.AddSingleton<IModuleTables, IdentityTables>();
        IdentityPermissions.Add(services);
        services.AddSingleton<KeyFolder>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<NameTurns>();
        services.AddSingleton<AddressLimit>();
        services.AddSingleton<PresenceCache>();
        services.AddSingleton<IStartupFilter, CrossSiteGuard>();
        services.AddScoped<PresenceReader>();
        services.AddScoped<PresenceHolder>();
        services.AddScoped<IActorResolver, ActorResolver>();
        services.AddScoped<IAccessCondition, EnrolmentGate>();
        services.AddScoped<CredentialCheck>();
        services.AddScoped<SessionOpening>();
        services.AddScoped<AccountAccess>();
        services.AddScoped<RolePlaces>();
        services.AddScoped<IAccounts, AccountsForOthers>();
        services.AddScoped<IAccountSeed, AccountSeed>();
        services.AddScoped<IFirstAdministrators, FirstAdministrators>();
        return services;
    }

    public static void MapIdentity(this RouteGroupBuilder api)
    {
        SignIn.Map(api);
        WhoAmI.Map(api);
        SignOut.Map(api);
        ListSessions.Map(api);
        EndSessions.Map(api);
        ChangePassword.Map(api);
        BeginTotp.Map(api);
        ConfirmTotp.Map(api);
        RenewRecoveryCodes.Map(api);
        AddPasskey.Map(api);
        SignInByPasskey.Map(api);
        ListPasskeys.Map(api);
        MakeEnrolmentCode.Map(api);
        EnrolPhone.Map(api);
        ListPhones.Map(api);
        RevokePhone.Map(api);
        ListAccounts.Map(api);
        ExportAccounts.Map(api);
        GetAccount.Map(api);
        CreateAccount.Map(api);
        ChangeAccount.Map(api);
        AccountAddress.Map(api);
        DisableAccount.Map(api);
        LeaveAccount.Map(api);
        GivePassword.Map(api);
        ResetTotp.Map(api);
        GrantRole.Map(api);
        EndRole.Map(api);
        ListRoles.Map(api);
    }
}
