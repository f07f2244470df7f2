using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds;

/// <summary>Tables of checklists, inspections and defects.</summary>
internal static class InspectionTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Checklist>(table =>
        {
            table.ToTable("rounds_checklists").HasKey(c => c.Seq);
            table.HasIndex(c => c.Id).IsUnique();
            table.HasIndex(c => c.Code).IsUnique();
            table.Property(c => c.Version).IsConcurrencyToken();
            table.Property(c => c.Kind).HasWireName();
        });
        model.Entity<ChecklistVersion>(table =>
        {
            table.ToTable("rounds_checklist_versions").HasKey(v => new { v.ChecklistId, v.Number });
            table.Property(v => v.Items).HasJsonText(ChecklistJson.Options);
        });
        model.Entity<Inspection>(MapInspection);
        model.Entity<InspectionAnswer>(table =>
        {
            table.ToTable("rounds_inspection_answers").HasKey(a => new { a.InspectionId, a.ItemCode });
            table.Property(a => a.Photos).HasJsonText();
            table.Property(a => a.Finding).HasWireName();
        });
        model.Entity<Defect>(MapDefect);
        model.Entity<DefectContact>(table => table.ToTable("rounds_defect_contacts").HasKey(c => c.DefectId));
        model.Entity<JournalEntry>(table =>
        {
            table.ToTable("rounds_inspection_journal").HasKey(e => e.Seq);
            table.HasIndex(e => e.Id).IsUnique();
            table.HasIndex(e => new { e.SubjectId, e.Sequence }).IsUnique();
            table.HasIndex(e => e.InspectionId);
        });
        model.Entity<EntryWords>(table =>
        {
            table.ToTable("rounds_inspection_words").HasKey(w => w.EntryId);
            table.HasIndex(w => w.InspectionId);
        });
    }

    private static void MapInspection(EntityTypeBuilder<Inspection> table)
    {
        table.ToTable("rounds_inspections").HasKey(i => i.Seq);
        table.HasIndex(i => i.Id).IsUnique();
        table.HasIndex(i => i.Number).IsUnique();
        table.HasIndex(i => new { i.ChangedAt, i.Seq });
        table.HasIndex(i => new { i.AreaPath, i.ChangedAt, i.Seq });
        table.HasIndex(i => new { i.InspectorId, i.State });
        table.Property(i => i.Version).IsConcurrencyToken();
        table.Ignore(i => i.NewEntries);
        table.Property(i => i.State).HasWireName();
        table.Property(i => i.Kind).HasWireName();
    }

    private static void MapDefect(EntityTypeBuilder<Defect> table)
    {
        table.ToTable("rounds_defects").HasKey(d => d.Seq);
        table.HasIndex(d => d.Id).IsUnique();
        table.HasIndex(d => d.InspectionId);
        table.HasIndex(d => new { d.DueAt, d.Seq });
        table.HasIndex(d => new { d.AreaPath, d.DueAt, d.Seq });
        table.HasIndex(d => new { d.UnitId, d.State });
        // What the sweep looks for.
        table.HasIndex(d => d.EscalatesAt).HasFilter("escalates_at IS NOT NULL");
        table.Property(d => d.Version).IsConcurrencyToken();
        table.Ignore(d => d.NewEntries);
        table.Property(d => d.FixerIds).HasJsonText();
        table.Property(d => d.Limit).HasJsonText();
        table.Property(d => d.State).HasWireName();
        table.Property(d => d.Severity).HasWireName();
        table.Property(d => d.Kind).HasWireName();
    }
}
