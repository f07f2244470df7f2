namespace Wangge.Dispatch.Zones;

/// <summary>A zone as it was drawn at one time, and who drew it. The highest version holds; none ever changes, so the rows are the zone's journal.</summary>
internal sealed class ZoneVersion
{
    public required Guid ZoneId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The client's id of the act (UUIDv7); null for what the district began with.</summary>
    public Guid? ActId { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="ZoneKinds"/>.</summary>
    public required string Kind { get; init; }

    public required int Minutes { get; init; }

    /// <summary>WKB, WGS-84 degrees; null for what no other zone holds.</summary>
    public byte[]? Edge { get; init; }

    /// <summary>The zone ended with this version.</summary>
    public bool IsEnded { get; init; }

    public required Guid ActorId { get; init; }

    /// <summary>Server's time.</summary>
    public required DateTimeOffset At { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<ZoneVersion>(table =>
    {
        table.ToTable("dispatch_zones").HasKey(z => new { z.ZoneId, z.Version });
        table.HasIndex(z => z.ActId).IsUnique();
    });

    public Zone ToZone() => new(ZoneId, Name, Kind, Minutes, Edge is null ? null : Shapes.Read(Edge));
}
