namespace Wangge.Dispatch.Units;

/// <summary>How units stand in the store.</summary>
internal static class UnitTables
{
    public static void Map(ModelBuilder model) => model.Entity<PatrolUnit>(table =>
    {
        table.ToTable("dispatch_units").HasKey(u => u.Seq);
        table.HasIndex(u => u.Id).IsUnique();
        table.HasIndex(u => u.Code).IsUnique();
        table.Property(u => u.Version).IsConcurrencyToken();
        table.Property(u => u.Skills).HasJsonText();
        table.Property(u => u.CrewIds).HasJsonText();
        table.Property(u => u.Kind).HasWireName().HasMaxLength(20);
        table.Property(u => u.State).HasWireName().HasMaxLength(20);
    });
}
