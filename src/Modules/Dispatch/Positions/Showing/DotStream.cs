using System.Runtime.CompilerServices;
using Wangge.Kernel.Live;

namespace Wangge.Dispatch.Positions.Showing;

/// <summary>Units' dots on consoles: at most four frames a second to each, with what moved since its last. Who begins to follow leaves a leaf.</summary>
/// <remarks>Source: RIGHTS, "Seen by". Safe for concurrent use.</remarks>
internal sealed class DotStream(LivePictures pictures, Stores stores) : ILiveStream
{
    private static readonly TimeSpan FrameEvery = TimeSpan.FromMilliseconds(250);
    private static readonly DotFrame Nothing = new([], []);

    public string Name => "dots";

    public Permission Permission => DispatchPermissions.SeeUnits;

    public async IAsyncEnumerable<object> FollowAsync(string districtCode, Actor actor, Extent extent, [EnumeratorCancellation] CancellationToken ct)
    {
        await WriteLeafAsync(stores.Get(districtCode), actor, ct);
        var screen = new DotScreen(await pictures.GetAsync(districtCode), extent);
        yield return screen.Next() ?? Nothing;
        using var timer = new PeriodicTimer(FrameEvery);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (screen.Next() is { } frame) { yield return frame; }
        }
    }

    /// <remarks>Where it cannot be written nothing is shown.</remarks>
    internal static async Task WriteLeafAsync(DistrictStore store, Actor actor, CancellationToken ct)
    {
        await using var db = store.Lease();
        db.Leaf(AuditNote.By(actor, "dispatch.dots-seen", "district", Guid.Empty));
        await db.CommitAsync(ct);
    }
}
