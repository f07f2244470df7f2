namespace Wangge.Kernel.Outbox;

/// <summary>A notice waiting for one listener; removed by the commit that carries the listener's own writes.</summary>
public sealed class OutboxMessage
{
    public long Seq { get; set; }

    public required Guid MessageId { get; init; }

    /// <summary>The listener's stable name.</summary>
    public required string Listener { get; init; }

    /// <summary>The notice's stable name.</summary>
    public required string Notice { get; init; }

    /// <summary>JSON of ids and primitives.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not tried before this.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>The last fault's kind; no message text, which might hold personal data.</summary>
    public string? Fault { get; set; }

    /// <summary>Given up after the last try; shown to the administrator, who can send it again.</summary>
    public bool IsDead { get; set; }
}
