namespace Wangge.Kernel.Audit;

/// <summary>A place outside the house to which signed checkpoints go; what left the house cannot be taken back.</summary>
public interface ICheckpointSink
{
    /// <summary>Sends; where that fails it is told to the log and the next checkpoint speaks for this one too.</summary>
    Task SendAsync(Checkpoint checkpoint, CancellationToken ct);
}
