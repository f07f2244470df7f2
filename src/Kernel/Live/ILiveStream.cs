using Wangge.Kernel.Access;

namespace Wangge.Kernel.Live;

/// <summary>What changes too often to be told change by change: each console that follows gets frames at its own pace, each with all that changed since its last.</summary>
/// <remarks>A console that is slow misses no state, only steps between; it delays nobody. Each module contributes its own.</remarks>
public interface ILiveStream
{
    string Name { get; }

    Permission Permission { get; }

    /// <summary>Frames without end; the first is the whole picture. The next is asked for once the last was taken.</summary>
    /// <param name="extent">Where the actor may see it, as it was when following began: where roles change the connection ends.</param>
    IAsyncEnumerable<object> FollowAsync(string districtCode, Actor actor, Extent extent, CancellationToken ct);
}
