using Wangge.Dispatch.Positions.Trackers;

namespace Wangge.Dispatch.Positions;

/// <summary>Fixes and trackers.</summary>
internal static class PositionTables
{
    public static void Map(ModelBuilder model)
    {
        // The key holds that a fix counts once; in its order a source's newest is found and its oldest are deleted, so it is the only index.
        model.Entity<FixRow>(table => table.ToTable("dispatch_fixes").HasKey(f => new { f.SourceId, f.At }));
        model.Entity<Tracker>(table =>
        {
            table.ToTable("dispatch_trackers").HasKey(t => t.Id);
            table.HasIndex(t => t.Hash).IsUnique();
            table.Property(t => t.Version).IsConcurrencyToken();
        });
    }
}
