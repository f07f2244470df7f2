using Wangge.Video.Cameras;
using Wangge.Video.MediaServers;
using Wangge.Video.Snapshots;
using Wangge.Video.Viewing;

namespace Wangge.Video;

/// <inheritdoc/>
internal sealed class VideoTables : IModuleTables
{
    public string Prefix => "video";

    public void Map(ModelBuilder model)
    {
        model.Entity<Camera>(table =>
        {
            table.ToTable("video_cameras").HasKey(c => c.Seq);
            table.HasIndex(c => c.Id).IsUnique();
            table.HasIndex(c => c.Code).IsUnique();
            table.HasIndex(c => new { c.AreaPath, c.Seq });
            table.Property(c => c.Site).HasWireName().HasMaxLength(20);
            table.Property(c => c.Purpose).HasWireName().HasMaxLength(20);
            table.Property(c => c.MediaPath).HasMaxLength(200);
            table.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<MediaServer>(table =>
        {
            table.ToTable("video_media_servers").HasKey(s => s.Id);
            table.Property(s => s.Kind).HasWireName().HasMaxLength(20);
            table.Property(s => s.Version).IsConcurrencyToken();
        });
        model.Entity<CameraStanding>(table =>
        {
            table.ToTable("video_standings").HasKey(s => s.CameraId);
            table.Property(s => s.Codec).HasConversion(c => c == null ? null : c.Value.Wire(), c => WireName.Find<CameraCodec>(c)).HasMaxLength(20);
            table.Property(s => s.Misses).HasDefaultValue(0).ValueGeneratedNever();
            table.Property(s => s.Version).IsConcurrencyToken();
        });
        model.Entity<CameraViewing>(table =>
        {
            table.ToTable("video_viewings").HasKey(v => v.Seq);
            table.HasIndex(v => v.Id).IsUnique();
            table.HasIndex(v => new { v.CameraId, v.Seq });
            table.HasIndex(v => v.TicketHash).IsUnique();
            table.HasIndex(v => v.AskedAt);
            table.HasIndex(v => v.AlarmId);
            table.HasIndex(v => v.StartedAt).HasFilter("started_at IS NOT NULL AND ended_at IS NULL").HasDatabaseName("ix_video_viewings_open");
            table.Property(v => v.HeldBy).HasMaxLength(100);
            table.Property(v => v.IsEndFound).HasDefaultValue(false).ValueGeneratedNever();
            table.Property(v => v.Reason).HasWireName().HasMaxLength(20);
            table.Property(v => v.Version).IsConcurrencyToken();
        });
        model.Entity<OwedStop>(table => table.ToTable("video_owed_stops").HasKey(o => o.Seq));
        model.Entity<CameraSnapshot>(table =>
        {
            table.ToTable("video_snapshots").HasKey(s => s.Seq);
            table.HasIndex(s => s.Id).IsUnique();
            table.HasIndex(s => s.ViewingId);
            table.Property(s => s.Reason).HasWireName().HasMaxLength(20);
        });
    }
}
