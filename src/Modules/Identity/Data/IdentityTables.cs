using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <inheritdoc/>
internal sealed class IdentityTables : IModuleTables
{
    public string Prefix => "identity";

    public void Map(ModelBuilder model)
    {
        MapAccounts(model);
        MapTokens(model);
        MapPasskeys(model);
        model.Entity<SignInTrial>(table =>
        {
            table.ToTable("identity_trials");
            table.HasKey(t => t.NameHash);
            table.HasIndex(t => t.LastWrongAt);
            table.Property(t => t.Version).IsConcurrencyToken();
        });
    }

    private static void MapAccounts(ModelBuilder model)
    {
        model.Entity<Account>(table =>
        {
            table.ToTable("identity_accounts");
            table.HasKey(a => a.Seq);
            table.HasIndex(a => a.Id).IsUnique();
            table.HasIndex(a => a.SignInName).IsUnique();
            // Came later: what was there before is filled by it.
            table.Property(a => a.Passkeys).HasDefaultValue(0).ValueGeneratedNever();
            table.Property(a => a.SignInName).HasMaxLength(SignInName.Longest);
            table.Property(a => a.Kind).HasConversion<string>();
            table.Property(a => a.Version).IsConcurrencyToken();
        });
        model.Entity<RoleAtPlace>(table =>
        {
            table.ToTable("identity_roles");
            table.HasKey(r => r.Seq);
            table.HasIndex(r => r.Id).IsUnique();
            table.HasIndex(r => r.AccountId);
            table.HasIndex(r => new { r.Role, r.AreaPath });
            table.HasIndex(r => new { r.Role, r.UnitId });
            table.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<RecoveryCode>(table =>
        {
            table.ToTable("identity_recovery_codes");
            table.HasKey(c => new { c.AccountId, c.CodeHash });
        });
    }

    private static void MapPasskeys(ModelBuilder model)
    {
        model.Entity<Passkeys.Passkey>(table =>
        {
            table.ToTable("identity_passkeys");
            table.HasKey(p => p.Id);
            table.HasIndex(p => p.CredentialId).IsUnique();
            table.HasIndex(p => p.AccountId);
            table.Property(p => p.Version).IsConcurrencyToken();
        });
        model.Entity<Passkeys.PasskeyChallenge>(table =>
        {
            table.ToTable("identity_passkey_challenges");
            table.HasKey(c => c.Id);
            table.HasIndex(c => c.EndsAt);
        });
    }

    private static void MapTokens(ModelBuilder model)
    {
        model.Entity<Session>(table =>
        {
            table.ToTable("identity_sessions");
            table.HasKey(s => s.Id);
            table.HasIndex(s => s.TokenHash).IsUnique();
            table.HasIndex(s => s.AccountId);
        });
        model.Entity<Device>(table =>
        {
            table.ToTable("identity_devices");
            table.HasKey(d => d.Seq);
            table.HasIndex(d => d.Id).IsUnique();
            table.HasIndex(d => d.TokenHash).IsUnique();
            table.HasIndex(d => d.AccountId);
            table.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<EnrolmentCode>(table =>
        {
            table.ToTable("identity_enrolment_codes");
            table.HasKey(c => c.CodeHash);
            table.HasIndex(c => c.AccountId);
        });
    }
}
