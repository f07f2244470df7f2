using Microsoft.Extensions.Options;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit;

/// <summary>Where checkpoints are sent; section <c>Audit</c> of the configuration.</summary>
public sealed class AuditOptions
{
    /// <summary>A folder that takes one file of checkpoints a district; best on another machine's share.</summary>
    /// <value>Default: <c>checkpoints</c> in the home.</value>
    public string? CheckpointFolder { get; set; }

    /// <summary>An address that takes each checkpoint as the body of a POST, or null.</summary>
    public Uri? CheckpointUrl { get; set; }
}

/// <summary>Adds each checkpoint as a line to the district's file.</summary>
internal sealed class CheckpointFile(Home home, IOptions<AuditOptions> options) : ICheckpointSink
{
    public async Task SendAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        var folder = options.Value.CheckpointFolder ?? home.File("checkpoints");
        Home.CreatePrivate(folder);
        await File.AppendAllTextAsync(Path.Combine(folder, checkpoint.District + ".txt"), checkpoint + "\n", ct);
    }
}
