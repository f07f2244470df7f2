using Wangge.Alarms.Devices;
using Wangge.Alarms.Faults;
using Wangge.Alarms.Rules;

namespace Wangge.Alarms;

/// <inheritdoc/>
internal sealed class AlarmTables : IModuleTables
{
    public string Prefix => "alarms";

    public void Map(ModelBuilder model)
    {
        MapAlarms(model);
        MapDevices(model);
        model.Entity<DeviceFault>(table =>
        {
            table.ToTable("alarms_faults").HasKey(f => f.Seq);
            table.HasIndex(f => f.Id).IsUnique();
            // A device has each kind of fault once at a time.
            table.HasIndex(f => new { f.DeviceId, f.Kind }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ix_alarms_faults_open");
            table.HasIndex(f => new { f.AreaPath, f.Seq });
            table.Property(f => f.Kind).HasWireName().HasMaxLength(20);
            table.Property(f => f.Words).HasMaxLength(DeviceFault.MostWords);
            table.Property(f => f.Version).IsConcurrencyToken();
            table.Ignore(f => f.NewEntries);
        });
        model.Entity<FaultEntry>(table =>
        {
            table.ToTable("alarms_fault_journal").HasKey(e => e.Id);
            table.HasIndex(e => e.FaultId);
        });
        model.Entity<RulesVersion>(table =>
        {
            table.ToTable("alarms_rules").HasKey(r => r.Version);
            table.Property(r => r.Version).ValueGeneratedNever();
            table.Property(r => r.Content).HasJsonText();
        });
    }

    private static void MapAlarms(ModelBuilder model)
    {
        model.Entity<Alarm>(table =>
        {
            table.ToTable("alarms_alarms").HasKey(a => a.Seq);
            table.HasIndex(a => a.Id).IsUnique();
            table.HasIndex(a => new { a.AreaPath, a.Seq });
            table.HasIndex(a => new { a.DeviceId, a.Seq });
            table.HasIndex(a => a.PressedAt);
            table.HasIndex(a => a.Seq).HasFilter("ended_at IS NULL").HasDatabaseName("ix_alarms_alarms_open");
            table.HasIndex(a => a.NextLevelAt).HasFilter("next_level_at IS NOT NULL").HasDatabaseName("ix_alarms_alarms_level");
            table.Property(a => a.Way).HasWireName().HasMaxLength(20);
            table.Property(a => a.Kind).HasWireName().HasMaxLength(20);
            table.Property(a => a.State).HasWireName().HasMaxLength(20);
            table.Property(a => a.Outcome).HasConversion(o => o == null ? null : o.Value.Wire(), o => WireName.Find<AlarmOutcome>(o)).HasMaxLength(20);
            table.Property(a => a.CameraIds).HasJsonText();
            table.Property(a => a.LinkedIds).HasJsonText();
            table.Property(a => a.Escalation).HasJsonText();
            table.Property(a => a.LevelSeconds).HasJsonText();
            table.Property(a => a.Units).HasJsonText();
            table.Property(a => a.Version).IsConcurrencyToken();
            table.Ignore(a => a.NewEntries);
        });
        model.Entity<AlarmEntry>(table =>
        {
            table.ToTable("alarms_journal").HasKey(e => e.Id);
            table.HasIndex(e => new { e.AlarmId, e.Sequence }).IsUnique();
            // Which alarms named this one as near by.
            table.HasIndex(e => e.NamedId).HasFilter("action = 'link'").HasDatabaseName("ix_alarms_journal_links");
            table.Property(e => e.Action).HasWireName().HasMaxLength(20);
            table.Property(e => e.StateAfter).HasWireName().HasMaxLength(20);
        });
        model.Entity<AlarmWords>(table =>
        {
            table.ToTable("alarms_words").HasKey(w => w.EntryId);
            table.HasIndex(w => w.AlarmId);
        });
        model.Entity<Press>(table =>
        {
            table.ToTable("alarms_presses").HasKey(p => p.Seq);
            table.HasIndex(p => new { p.SourceId, p.PressId }).IsUnique();
            table.Property(p => p.PressId).HasMaxLength(64);
        });
        model.Entity<ConsoleShowing>(table => table.ToTable("alarms_showings").HasKey(s => new { s.AlarmId, s.ConsoleId }));
        model.Entity<OwedLeaf>(table => table.ToTable("alarms_owed_leaves").HasKey(o => o.Seq));
    }

    private static void MapDevices(ModelBuilder model)
    {
        model.Entity<AlarmDevice>(table =>
        {
            table.ToTable("alarms_devices").HasKey(d => d.Seq);
            table.HasIndex(d => d.Id).IsUnique();
            table.HasIndex(d => d.Code).IsUnique();
            table.HasIndex(d => new { d.AreaPath, d.Seq });
            table.Property(d => d.Class).HasWireName().HasMaxLength(20);
            table.Property(d => d.CameraIds).HasJsonText();
            table.Property(d => d.Escalation).HasJsonText();
            table.Property(d => d.Plan).HasJsonText();
            table.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<DeviceStanding>(table =>
        {
            table.ToTable("alarms_standings").HasKey(s => s.DeviceId);
            table.Property(s => s.Version).IsConcurrencyToken();
            table.Property(s => s.Expects).HasConversion(k => k == null ? null : k.Value.Wire(), k => WireName.Find<AlarmKind>(k)).HasMaxLength(20);
        });
        model.Entity<DeviceContact>(table =>
        {
            table.ToTable("alarms_contacts").HasKey(c => c.Id);
            table.HasIndex(c => c.DeviceId);
        });
    }
}
