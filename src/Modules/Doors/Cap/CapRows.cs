using Wangge.Doors.Cap.Peers;

namespace Wangge.Doors.Cap;

/// <summary>A message of ours, as it was written and is sent; never changed.</summary>
internal sealed class CapSent
{
    /// <summary>In the order in which they were written.</summary>
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid AlarmId { get; init; }

    /// <summary>Within its alarm, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Entries in the alarm's journal with the act that it tells; 0 for an Ack.</summary>
    public required int AlarmVersion { get; init; }

    public required string AreaPath { get; init; }

    public required CapMessageType Type { get; init; }

    public required CapStatus Status { get; init; }

    public required string Sender { get; init; }

    public required string Identifier { get; init; }

    /// <summary>To the second.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The whole message.</summary>
    public required string Xml { get; init; }

    public CapReference Reference => new(Sender, Identifier, SentAt);
}

/// <summary>A message that another system sent: what names it and what came of it. Its words stand in the alarm's journal alone.</summary>
internal sealed class CapReceived
{
    public long Seq { get; set; }

    public required string Sender { get; init; }

    public required string Identifier { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required CapMessageType Type { get; init; }

    public required CapStatus Status { get; init; }

    /// <summary>With which it came.</summary>
    public required Guid KeyId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required CapEffect Effect { get; init; }

    /// <summary>Why it has no effect, as a code; null where it has one.</summary>
    public string? Why { get; init; }

    /// <summary>The alarm that it raised or was noted on.</summary>
    public Guid? AlarmId { get; init; }

    /// <summary>As people say it.</summary>
    public long? AlarmNumber { get; init; }
}

/// <summary>What a message did; the wire name is the member's in lower case.</summary>
internal enum CapEffect
{
    /// <summary>It became an alarm.</summary>
    Alarm,

    /// <summary>It was noted on an alarm.</summary>
    Noted,
    None,
}

/// <summary>One message on its way to one peer. Those of a peer are sent in their order.</summary>
internal sealed class CapDelivery
{
    public long Seq { get; set; }

    public required Guid PeerId { get; init; }

    /// <summary>Of <see cref="CapSent"/>.</summary>
    public required Guid MessageId { get; init; }

    public required CapDeliveryState State { get; set; }

    /// <summary>Tries until now.</summary>
    public int Tries { get; set; }

    /// <summary>Of the last try.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>What came of it, as a code: the status, such as <c>503</c>, or <c>unreachable</c>, <c>too-slow</c>, <c>not-allowed</c>; null before the first.</summary>
    public string? Answer { get; set; }
}

/// <summary>Where a delivery stands; the wire name is the member's in lower case.</summary>
internal enum CapDeliveryState
{
    Waiting,
    Delivered,

    /// <summary>The peer does not take this message, whenever it is sent.</summary>
    Refused,

    /// <summary>The peer was ended first.</summary>
    Dropped,
}

/// <summary>The tables of this door.</summary>
internal static class CapRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CapSent>(table =>
        {
            table.ToTable("doors_cap_sent").HasKey(m => m.Seq);
            table.HasIndex(m => m.Id).IsUnique();
            table.HasIndex(m => new { m.AlarmId, m.Number }).IsUnique();
            table.HasIndex(m => m.Identifier);
            table.Property(m => m.Type).HasConversion<string>().HasMaxLength(20);
            table.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
            table.Ignore(m => m.Reference);
        });
        model.Entity<CapReceived>(table =>
        {
            table.ToTable("doors_cap_received").HasKey(m => m.Seq);
            table.HasIndex(m => new { m.Identifier, m.Sender, m.SentAt }).IsUnique();
            table.HasIndex(m => m.AlarmId);
            table.Property(m => m.Type).HasConversion<string>().HasMaxLength(20);
            table.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
            table.Property(m => m.Effect).HasWireName().HasMaxLength(20);
        });
        model.Entity<CapDelivery>(table =>
        {
            table.ToTable("doors_cap_deliveries").HasKey(d => d.Seq);
            table.HasIndex(d => new { d.PeerId, d.MessageId }).IsUnique();
            table.HasIndex(d => d.MessageId);
            table.HasIndex(d => new { d.PeerId, d.Seq }).HasFilter("state = 'waiting'").HasDatabaseName("ix_doors_cap_deliveries_waiting");
            table.Property(d => d.State).HasWireName().HasMaxLength(20);
        });
        model.Entity<CapPeer>(table =>
        {
            table.ToTable("doors_cap_peers").HasKey(p => p.Id);
            table.Property(p => p.Version).IsConcurrencyToken();
        });
    }
}
