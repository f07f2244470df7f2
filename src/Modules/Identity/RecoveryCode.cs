namespace Wangge.Identity;

/// <summary>Takes the place of a TOTP code once; the row goes when it is used.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the code, which has 80 random bits.</summary>
    public required byte[] CodeHash { get; init; }
}
