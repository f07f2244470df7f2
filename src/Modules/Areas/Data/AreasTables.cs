using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Areas;

/// <inheritdoc/>
internal sealed class AreasTables : IModuleTables
{
    public string Prefix => "areas";

    public void Map(ModelBuilder model)
    {
        model.Entity<Division>(table =>
        {
            table.ToTable("areas_divisions").HasKey(d => d.Seq);
            table.HasIndex(d => d.Id).IsUnique();
            table.HasIndex(d => new { d.Code, d.ValidFrom }).IsUnique();
            table.Property(d => d.SuccessorCodes).HasJsonText();
        });
        model.Entity<Centre>(table =>
        {
            table.ToTable("areas_centres").HasKey(c => c.Seq);
            table.HasIndex(c => c.Id).IsUnique();
            table.HasIndex(c => c.Code).IsUnique();
            table.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<Unit>(table =>
        {
            table.ToTable("areas_units").HasKey(u => u.Seq);
            table.HasIndex(u => u.Id).IsUnique();
            table.HasIndex(u => u.Code).IsUnique();
            table.Property(u => u.Version).IsConcurrencyToken();
        });
        model.Entity<Area>(table =>
        {
            table.ToTable("areas_areas").HasKey(a => a.Seq);
            table.HasIndex(a => a.Id).IsUnique();
            table.HasIndex(a => a.AreaPath).IsUnique().HasFilter("ended_at IS NULL");
            table.Property(a => a.Version).IsConcurrencyToken();
        });
        model.Entity<AreaEdge>(table => table.ToTable("areas_edges").HasKey(e => new { e.AreaId, e.Version }));
        model.Entity<LedgerEntry>(table => table.ToTable("areas_ledgers").HasKey(l => new { l.AreaId, l.Version }));
        model.Entity<Post>(table => table.ToTable("areas_posts").HasKey(p => p.Key));
        model.Entity<Posting>(table =>
        {
            table.ToTable("areas_postings").HasKey(p => p.Seq);
            table.HasIndex(p => p.Id).IsUnique();
            table.HasIndex(p => p.AreaId);
            table.HasIndex(p => p.AccountId);
        });
        model.Entity<Premise>(table =>
        {
            table.ToTable("areas_premises").HasKey(p => p.Seq);
            table.HasIndex(p => p.Id).IsUnique();
            table.HasIndex(p => new { p.AreaId, p.Kind });
            table.HasIndex(p => new { p.Kind, p.Seq });
        });
        model.Entity<Street>(table =>
        {
            table.ToTable("areas_streets").HasKey(s => s.Seq);
            table.HasIndex(s => s.Id).IsUnique();
            table.HasIndex(s => new { s.West, s.South });
        });
        model.Entity<TreeGuard>(table =>
        {
            table.ToTable("areas_tree_guard").HasKey(g => g.Id);
            table.Property(g => g.Id).ValueGeneratedNever();
            table.Property(g => g.Number).IsConcurrencyToken();
        });
        model.Entity<TreeChange>(table => table.ToTable("areas_tree_changes").HasKey(c => c.Seq));
    }
}
