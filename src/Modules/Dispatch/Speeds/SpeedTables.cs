namespace Wangge.Dispatch.Speeds;

/// <summary>How speeds and weather stand in the store.</summary>
internal static class SpeedTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<SpeedVersion>(table =>
        {
            table.ToTable("dispatch_speeds").HasKey(v => v.Version);
            table.Property(v => v.Version).ValueGeneratedNever();
            table.Property(v => v.Table).HasJsonText();
        });
        model.Entity<WeatherSpell>(table =>
        {
            table.ToTable("dispatch_weather").HasKey(w => w.Seq);
            table.HasIndex(w => w.Id).IsUnique();
        });
    }
}
