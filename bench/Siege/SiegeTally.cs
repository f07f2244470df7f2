using System.Collections.Concurrent;

namespace Wangge.Bench.Siege;

/// <summary>What clients of a besieged server sent and what they were answered. Thread-safe.</summary>
internal sealed class SiegeTally
{
    /// <summary>Reports that were ever sent, answered or not.</summary>
    public ConcurrentDictionary<Guid, byte> SentReports { get; } = new();

    /// <summary>Files that were answered for, by name.</summary>
    public ConcurrentDictionary<string, byte> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Answered reports with the case that each became.</summary>
    public ConcurrentDictionary<Guid, Guid> Reports { get; } = new();

    /// <summary>Answered acts with the case of each.</summary>
    public ConcurrentDictionary<Guid, Guid> Acts { get; } = new();

    /// <summary>Reports whose case was closed: one message each must leave the house.</summary>
    public ConcurrentDictionary<Guid, byte> Closed { get; } = new();

    /// <summary>Retries that were answered otherwise than the first time.</summary>
    public ConcurrentQueue<string> ChangedAnswers { get; } = new();

    /// <summary>Retries sent: of what was not answered, and of what was.</summary>
    public int Retries;

    /// <summary>Answered writes of every kind.</summary>
    public int Answered => Blobs.Count + Reports.Count + Acts.Count;
}
