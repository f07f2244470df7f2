namespace Wangge.Kernel.Storage;

/// <summary>A running number, handed out in blocks.</summary>
public sealed class CounterRow
{
    public required string Name { get; init; }

    /// <summary>The first number of the next block; a concurrency token.</summary>
    public long Next { get; set; }
}
