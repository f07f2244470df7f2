namespace Wangge.Rounds;

/// <inheritdoc/>
internal sealed class RoundsTables : IModuleTables
{
    public string Prefix => "rounds";

    public void Map(ModelBuilder model)
    {
        model.Entity<DiaryEntry>(table =>
        {
            table.ToTable("rounds_diary").HasKey(e => e.Seq);
            table.HasIndex(e => e.Id).IsUnique();
            table.HasIndex(e => new { e.ReceivedAt, e.Seq });
            table.HasIndex(e => new { e.AreaPath, e.ReceivedAt, e.Seq });
            table.Property(e => e.Version).IsConcurrencyToken();
        });
        model.Entity<DiaryWords>(table => table.ToTable("rounds_diary_words").HasKey(w => w.EntryId));
        model.Entity<DutySpell>(table =>
        {
            table.ToTable("rounds_duty").HasKey(d => d.Seq);
            table.HasIndex(d => d.Id).IsUnique();
            // One is on duty once: a second open spell of the same account cannot be stored.
            table.HasIndex(d => d.AccountId).IsUnique().HasFilter("off_at IS NULL").HasDatabaseName("ix_rounds_duty_open");
            table.HasIndex(d => d.AreaPath).HasFilter("off_at IS NULL").HasDatabaseName("ix_rounds_duty_open_area");
            table.Property(d => d.Version).IsConcurrencyToken();
        });
    }
}
