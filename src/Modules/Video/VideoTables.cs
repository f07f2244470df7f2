using Wangge.Video.Cameras;
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
            table.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<CameraStanding>(table =>
        {
            table.ToTable("video_standings").HasKey(s => s.CameraId);
            table.Property(s => s.Codec).HasConversion(c => c == null ? null : c.Value.Wire(), c => WireName.Find<CameraCodec>(c)).HasMaxLength(20);
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
            table.Property(v => v.Reason).HasWireName().HasMaxLength(20);
            table.Property(v => v.Version).IsConcurrencyToken();
        });
    }
}
