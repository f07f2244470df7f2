using Wangge.Kernel.Refusals;

namespace Wangge.Identity;

/// <summary>Refusals that more than one slice gives.</summary>
internal static class IdentityRefusals
{
    public static readonly Refusal UnknownAccount = new("identity.accounts.unknown", RefusalKind.NotFound);
    public static readonly Refusal AccountGone = new("identity.accounts.left");
    public static readonly Refusal Inactive = new("identity.accounts.inactive");
    public static readonly Refusal OwnAccount = new("identity.accounts.own", RefusalKind.Forbidden, "Nobody does this to himself.");
    public static readonly Refusal LastAdministrator = new("identity.accounts.last-administrator", Detail: "Without this account the district would have no such administrator.");
    public static readonly Refusal NameTaken = new("identity.accounts.name-taken");
    public static readonly Refusal NameUnfit = new("identity.accounts.name-unfit", RefusalKind.Invalid, "2 to 64 letters, digits and . _ @ -, beginning with a letter or digit.");
    public static readonly Refusal PasswordWrong = new("identity.password-wrong", RefusalKind.Invalid);
    public static readonly Refusal CodeWrong = new("identity.code-wrong", RefusalKind.Invalid);
    public static readonly Refusal Locked = new("identity.locked", RefusalKind.TooOften);
}
