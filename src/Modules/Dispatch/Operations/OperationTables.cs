namespace Wangge.Dispatch.Operations;

/// <summary>How operations stand in the store.</summary>
internal static class OperationTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Operation>(table =>
        {
            table.ToTable("dispatch_operations").HasKey(o => o.Seq);
            table.HasIndex(o => o.Id).IsUnique();
            table.HasIndex(o => new { o.AreaPath, o.Seq });
            // A matter has one operation at a time: a second one that is opened meanwhile cannot be stored.
            table.HasIndex(o => o.SubjectId).IsUnique().HasFilter("ended_at IS NULL AND subject_id IS NOT NULL").HasDatabaseName("ix_dispatch_operations_open");
            table.HasIndex(o => new { o.SubjectId, o.Seq }).HasDatabaseName("ix_dispatch_operations_subject");
            table.HasIndex(o => o.CommanderId).HasFilter("ended_at IS NULL AND commander_id IS NOT NULL").HasDatabaseName("ix_dispatch_operations_commander");
            table.Property(o => o.Version).IsConcurrencyToken();
            table.Property(o => o.AgencyIds).HasJsonText();
            table.Ignore(o => o.Sendings);
            table.Ignore(o => o.NewEntries);
            table.Ignore(o => o.NewSendings);
        });
        model.Entity<Sending>(table =>
        {
            table.ToTable("dispatch_sendings").HasKey(s => s.Seq);
            table.HasIndex(s => s.Id).IsUnique();
            table.HasIndex(s => new { s.OperationId, s.Seq });
            table.HasIndex(s => s.SentAt);
            // A unit is on one thing at a time.
            table.HasIndex(s => s.UnitId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ix_dispatch_sendings_open");
            table.Property(s => s.Version).IsConcurrencyToken();
            table.Property(s => s.State).HasWireName().HasMaxLength(20);
        });
        model.Entity<OperationEntry>(table =>
        {
            table.ToTable("dispatch_journal").HasKey(e => e.Id);
            table.HasIndex(e => new { e.OperationId, e.Sequence }).IsUnique();
            table.Property(e => e.Action).HasWireName().HasMaxLength(20);
        });
        model.Entity<OperationWords>(table =>
        {
            table.ToTable("dispatch_words").HasKey(w => w.EntryId);
            table.HasIndex(w => w.OperationId);
        });
    }
}
