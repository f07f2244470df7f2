namespace Wangge.Contracts.Video;

/// <summary>What somebody really saw of a camera on a round: a claim to have looked is held against the record of viewings. Asked in a scope of the district.</summary>
public interface IViewingsOfRounds
{
    /// <summary>All that this account looked through this camera for the sake of a must-check round, of what it asked for since then.</summary>
    /// <param name="since">Included.</param>
    Task<RoundViewing> SumAsync(Guid accountId, Guid cameraId, DateTimeOffset since, CancellationToken ct);
}

/// <summary>What was asked for and seen.</summary>
/// <param name="WasAsked">The picture was asked for, whatever came.</param>
/// <param name="FirstFrameAt">When the first frame was sent; null where none was: nothing was seen.</param>
/// <param name="Seen">For how long frames were there, up to now; what was open twice at once is counted once.</param>
public sealed record RoundViewing(bool WasAsked, DateTimeOffset? FirstFrameAt, TimeSpan Seen)
{
    public static readonly RoundViewing Nothing = new(false, null, TimeSpan.Zero);
}
