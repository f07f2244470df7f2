using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;

namespace Wangge.Kernel.Storage;

/// <summary>The Kernel's own tables in every district.</summary>
public sealed class KernelTables : IModuleTables
{
    public string Prefix => "kernel";

    public void Map(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(table =>
        {
            table.ToTable("kernel_outbox");
            table.HasKey(m => m.Seq);
            table.HasIndex(m => new { m.IsDead, m.DueAt, m.Seq });
        });
        model.Entity<AuditLeafRow>(table =>
        {
            table.ToTable("kernel_audit_leaves");
            table.HasKey(l => l.Seq);
            // By name, as it stood before the kinds had numbers; a name that is none stays a fault of its leaf alone.
            table.Property(l => l.ActorKind).HasConversion(
                kind => kind.ToString().ToLowerInvariant(), name => AuditLeafRow.KindNamed(name));
            table.HasIndex(l => l.LogIndex).IsUnique();
            table.HasIndex(l => new { l.SubjectId, l.Seq });
            table.HasIndex(l => l.Seq).HasFilter("log_index IS NULL").HasDatabaseName("ix_kernel_audit_leaves_waiting");
        });
        model.Entity<AuditCheckpointRow>(table =>
        {
            table.ToTable("kernel_audit_checkpoints");
            table.HasKey(c => c.TreeSize);
            table.Property(c => c.TreeSize).ValueGeneratedNever();
        });
        model.Entity<AuditTreeRow>(table =>
        {
            table.ToTable("kernel_audit_tree");
            table.HasKey(t => t.Id);
            table.Property(t => t.Id).ValueGeneratedNever();
            table.Property(t => t.Size).IsConcurrencyToken();
        });
        model.Entity<Repeat>(table =>
        {
            table.ToTable("kernel_repeats");
            table.HasKey(r => new { r.ActorKey, r.ClientId });
            table.HasIndex(r => r.At);
        });
        model.Entity<BlobRow>(table =>
        {
            table.ToTable("kernel_blobs");
            table.HasKey(b => b.Sha256);
            table.HasIndex(b => b.ReceivedAt);
        });
        model.Entity<BlobUse>(table =>
        {
            table.ToTable("kernel_blob_uses");
            table.HasKey(u => new { u.SubjectId, u.Sha256 });
            table.HasIndex(u => u.Sha256);
        });
        model.Entity<CounterRow>(table =>
        {
            table.ToTable("kernel_counters");
            table.HasKey(c => c.Name);
            table.Property(c => c.Next).IsConcurrencyToken();
        });
        model.Entity<Erasure>(table =>
        {
            table.ToTable("kernel_erasures");
            table.HasKey(e => e.Id);
        });
    }
}
