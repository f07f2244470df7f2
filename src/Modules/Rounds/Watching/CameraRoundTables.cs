using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Watching;

/// <summary>Tables of camera rounds.</summary>
internal static class CameraRoundTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CameraPlan>(table =>
        {
            table.ToTable("rounds_camera_plan").HasKey(p => p.Seq);
            table.HasIndex(p => p.Id).IsUnique();
            table.HasIndex(p => new { p.AreaPath, p.Seq });
            table.Property(p => p.Version).IsConcurrencyToken();
        });
        model.Entity<CameraPlanEdition>(table =>
        {
            table.ToTable("rounds_camera_edition").HasKey(e => e.Id);
            table.HasIndex(e => new { e.PlanId, e.Number }).IsUnique();
            table.Property(e => e.Content).HasJsonText();
        });
        model.Entity<CameraRound>(table =>
        {
            table.ToTable("rounds_camera_round").HasKey(r => r.Seq);
            table.HasIndex(r => r.Id).IsUnique();
            // A plan has one round a time and edition: made twice at once, the second is refused.
            table.HasIndex(r => new { r.PlanId, r.Day, r.Slot, r.EditionId }).IsUnique();
            table.HasIndex(r => new { r.OpensAt, r.Seq });
            table.HasIndex(r => new { r.EditionId, r.ClosesAt });
            table.HasIndex(r => r.ClosesAt).HasFilter($"state IN ({(int)RoundState.Planned}, {(int)RoundState.Begun})").HasDatabaseName("ix_rounds_camera_round_open");
            table.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<CameraLook>(table =>
        {
            table.ToTable("rounds_camera_look").HasKey(l => new { l.RoundId, l.CameraId });
            table.Property(l => l.Finding).HasConversion(f => f == null ? null : f.Value.Wire(), f => WireName.Find<CameraFinding>(f)).HasMaxLength(20);
        });
    }
}
