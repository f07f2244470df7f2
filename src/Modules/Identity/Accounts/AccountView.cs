namespace Wangge.Identity.Accounts;

/// <summary>An account as administrators see it.</summary>
/// <param name="State">active, disabled or left.</param>
/// <param name="Passkeys">How many it has.</param>
/// <param name="Version">What the ETag says.</param>
internal sealed record AccountView(
    Guid Id, string SignInName, string DisplayName, string Kind, string State, bool HasPassword, bool HasTotp, int Passkeys, bool MustChangePassword, DateTimeOffset CreatedAt, int Version)
{
    public static AccountView Of(Account account) => new(
        account.Id,
        account.SignInName,
        account.DisplayName,
        account.Kind == AccountKind.Demo ? "demo" : "ordinary",
        account.LeftAt is not null ? "left" : account.DisabledAt is not null ? "disabled" : "active",
        account.PasswordHash is not null,
        account.HasTotp,
        account.Passkeys,
        account.MustChangePassword,
        account.CreatedAt,
        account.Version);

    [System.Text.Json.Serialization.JsonIgnore]
    public string ETag => $"\"{Version}\"";
}
