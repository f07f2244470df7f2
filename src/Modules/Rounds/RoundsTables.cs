using Wangge.Rounds.Judging;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Points;
using Wangge.Rounds.Walking;
using Wangge.Rounds.Watching;

namespace Wangge.Rounds;

/// <inheritdoc/>
internal sealed class RoundsTables : IModuleTables
{
    public string Prefix => "rounds";

    public void Map(ModelBuilder model)
    {
        InspectionTables.Map(model);
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
        MapPoints(model);
        MapPlans(model);
        MapWalking(model);
        CameraRoundTables.Map(model);
    }

    private static void MapPoints(ModelBuilder model) => model.Entity<MustCheckPoint>(table =>
    {
        table.ToTable("rounds_point").HasKey(p => p.Seq);
        table.HasIndex(p => p.Id).IsUnique();
        table.HasIndex(p => p.Code).IsUnique();
        table.HasIndex(p => new { p.AreaPath, p.Seq });
        table.Property(p => p.Version).IsConcurrencyToken();
    });

    private static void MapPlans(ModelBuilder model)
    {
        model.Entity<RoundPlan>(table =>
        {
            table.ToTable("rounds_plan").HasKey(p => p.Seq);
            table.HasIndex(p => p.Id).IsUnique();
            table.HasIndex(p => new { p.AreaPath, p.Seq });
            table.Property(p => p.Version).IsConcurrencyToken();
        });
        model.Entity<PlanEdition>(table =>
        {
            table.ToTable("rounds_edition").HasKey(e => e.Id);
            table.HasIndex(e => new { e.PlanId, e.Number }).IsUnique();
            table.HasIndex(e => e.WalkerRole);
            table.HasIndex(e => e.WalkerUnitId);
            table.Property(e => e.Content).HasJsonText();
        });
    }

    private static void MapWalking(ModelBuilder model)
    {
        model.Entity<Round>(table =>
        {
            table.ToTable("rounds_round").HasKey(r => r.Seq);
            table.HasIndex(r => r.Id).IsUnique();
            // A plan has one round a time and edition: made twice at once, the second is refused.
            table.HasIndex(r => new { r.PlanId, r.Day, r.Slot, r.EditionId }).IsUnique();
            table.HasIndex(r => new { r.OpensAt, r.Seq });
            table.HasIndex(r => new { r.EditionId, r.ClosesAt });
            table.HasIndex(r => r.ClosesAt).HasFilter($"state IN ({(int)RoundState.Planned}, {(int)RoundState.Begun})").HasDatabaseName("ix_rounds_round_open");
            table.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<RoundMark>(table =>
        {
            table.ToTable("rounds_mark").HasKey(m => new { m.RoundId, m.PointId });
            table.HasIndex(m => new { m.OpensAt, m.PointId });
            table.Ignore(m => m.Question);
        });
        model.Entity<RoundWalker>(table =>
        {
            table.ToTable("rounds_walker").HasKey(w => new { w.RoundId, w.AccountId });
            table.HasIndex(w => w.AccountId);
        });
        model.Entity<RoundProof>(table =>
        {
            table.ToTable("rounds_proof").HasKey(p => p.Seq);
            table.HasIndex(p => p.Id).IsUnique();
            table.HasIndex(p => p.RoundId);
            table.HasIndex(p => p.Sha256).HasFilter("sha256 IS NOT NULL");
        });
        model.Entity<RoundTrack>(table =>
        {
            table.ToTable("rounds_track").HasKey(t => t.Seq);
            table.HasIndex(t => t.RoundId);
            table.HasIndex(t => t.ReceivedAt);
        });
    }
}
