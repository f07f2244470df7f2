using Wangge.Kernel.Rights;

namespace Wangge.Identity;

/// <summary>Someone who works here and may sign in. Roles are held beside it, see <see cref="RoleAtPlace"/>.</summary>
/// <remarks>Source: DOMAIN 5; QUALITY, "Nobody where they don't belong".</remarks>
internal sealed class Account
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    /// <summary>Folded by <see cref="SignInName.Fold"/>; unique in the district.</summary>
    [Personal("signing in", "employment contract", "retention.staff")]
    public required string SignInName { get; set; }

    /// <summary>As colleagues read it.</summary>
    [Personal("naming who acted", "employment contract", "retention.staff")]
    public required string DisplayName { get; set; }

    /// <summary>Where a message goes when nobody answers an alarm, lower case; null where none was left.</summary>
    [Personal("being called when nobody answers an alarm", "employment contract", "retention.staff")]
    public string? Email { get; set; }

    /// <summary>Digits alone; null where none was left.</summary>
    [Personal("being called when nobody answers an alarm", "employment contract", "retention.staff")]
    public string? Phone { get; set; }

    public required AccountKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Switched off by an administrator; may be switched on again.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Left the district's service, for good.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>PBKDF2-SHA512 in the platform's version 3 form; null where it cannot sign in by password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>A password given by another is good until then; null for one's own.</summary>
    public DateTimeOffset? PasswordEndsAt { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>The confirmed TOTP secret, sealed by <c>SecretBox</c>; null before enrolment.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>A secret that waits to be confirmed, sealed alike.</summary>
    public byte[]? TotpWaiting { get; set; }

    /// <summary>The last 30-second step that was used: neither it nor an earlier one is accepted again.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>How many passkeys it has; each is a second factor that counts as complete.</summary>
    public int Passkeys { get; set; }

    /// <summary>Grows by one with each change; what stands in the ETag.</summary>
    public required int Version { get; set; }

    public bool IsActive => DisabledAt is null && LeftAt is null;

    public bool HasTotp => TotpSecret is not null;

    /// <summary>What must be done before anything else; demo accounts sign in by password alone.</summary>
    public Need Needs =>
        Kind == AccountKind.Demo ? Need.None
        : MustChangePassword ? Need.PasswordChange
        : HasTotp || Passkeys > 0 ? Need.None
        : Need.TotpEnrolment;

    /// <summary>Takes every means of signing in from it.</summary>
    public void DropCredentials()
    {
        PasswordHash = null;
        PasswordEndsAt = null;
        TotpSecret = null;
        TotpWaiting = null;
        Passkeys = 0;
    }
}

/// <summary>Kinds of accounts.</summary>
internal enum AccountKind
{
    Ordinary,

    /// <summary>Made for a demo district, and of use in no other.</summary>
    Demo,
}

/// <summary>What stands between an account and its roles.</summary>
internal enum Need
{
    None,
    PasswordChange,
    TotpEnrolment,
}
