namespace Wangge.Privacy;

/// <inheritdoc/>
internal sealed class PrivacyTables : IModuleTables
{
    public string Prefix => "privacy";

    public void Map(ModelBuilder model)
    {
        model.Entity<Asking>(table =>
        {
            table.ToTable("privacy_askings").HasKey(a => a.Id);
            table.HasIndex(a => a.ContactHash).IsUnique();
            table.HasIndex(a => a.EndsAt);
            table.Ignore(a => a.Contact);
            table.Property(a => a.Version).IsConcurrencyToken();
        });
        model.Entity<Pass>(table =>
        {
            table.ToTable("privacy_passes").HasKey(p => p.Id);
            table.HasIndex(p => p.TokenHash).IsUnique();
            table.HasIndex(p => p.EndsAt);
            table.Ignore(p => p.Contact);
        });
    }
}
