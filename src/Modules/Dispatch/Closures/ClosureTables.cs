namespace Wangge.Dispatch.Closures;

/// <summary>How closed roads stand in the store.</summary>
internal static class ClosureTables
{
    public static void Map(ModelBuilder model) => model.Entity<Closure>(table =>
    {
        table.ToTable("dispatch_closures").HasKey(c => c.Seq);
        table.HasIndex(c => c.Id).IsUnique();
        table.HasIndex(c => c.Until).HasFilter("reopened_at IS NULL").HasDatabaseName("ix_dispatch_closures_open");
        table.HasIndex(c => c.CaseId).HasFilter("case_id IS NOT NULL");
        table.Property(c => c.CarMarks).HasJsonText();
        table.Property(c => c.FootMarks).HasJsonText();
        table.Property(c => c.Posts).HasJsonText().HasDefaultValueSql("'[]'").ValueGeneratedNever();
        table.Property(c => c.OpensWithCase).HasDefaultValue(false).ValueGeneratedNever();
        table.Property(c => c.Version).IsConcurrencyToken();
    });
}
