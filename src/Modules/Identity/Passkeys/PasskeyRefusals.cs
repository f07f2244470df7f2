using Wangge.Kernel.Refusals;

namespace Wangge.Identity.Passkeys;

/// <summary>Refusals of this folder.</summary>
internal static class PasskeyRefusals
{
    public static readonly Refusal NoHost = new("identity.passkeys.no-host-name", RefusalKind.Conflict, "Passkeys need a host's name; an address of numbers is none.");
    public static readonly Refusal NoChallenge = new("identity.passkeys.no-challenge", RefusalKind.Invalid, "The challenge is over or was used.");
    public static readonly Refusal Wrong = new("identity.passkeys.wrong", RefusalKind.Unauthenticated);
    public static readonly Refusal NotTaken = new("identity.passkeys.not-taken", RefusalKind.Invalid, "The device's answer does not fit the challenge.");
    public static readonly Refusal Full = new("identity.passkeys.full", RefusalKind.Conflict, "An account has at most 10 passkeys.");
    public static readonly Refusal Unknown = new("identity.passkeys.unknown", RefusalKind.NotFound);
    public static readonly Refusal LastFactor = new("identity.passkeys.last-factor", RefusalKind.Conflict, "The last passkey stays until an authenticator app is enrolled.");
    public static readonly Refusal Needed = new("identity.passkey-needed", RefusalKind.Unauthenticated, "This account signs in by its passkey.");
}
