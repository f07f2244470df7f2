using Wangge.Dispatch.Rings.Ground;

namespace Wangge.Dispatch.Rings;

/// <summary>A district's rings as they are: what was measured, on what, and when. Never changes; safe for concurrent use.</summary>
/// <param name="Number">Grows by one with each measuring of this district in this process.</param>
/// <param name="Cut">The ground and places that were measured.</param>
/// <param name="UnitsOnRoads">Of the inputs' units those that stand near a road of their own.</param>
internal sealed record RingState(long Number, DateTimeOffset At, RingInputs Inputs, GroundAtHand Cut, RingPicture Picture, int UnitsOnRoads)
{
    private readonly Lazy<IReadOnlyList<UnreachedStreet>> _streets = new(() => UnreachedStreet.ListAll(Cut.Ground, Picture.Gaps));
    private readonly Lazy<GapLines> _lines = new(() => new GapLines(Cut.Ground, Picture.Gaps));

    public RingGround Ground => Cut.Ground;

    public IReadOnlyList<GroundPlace> Places => Cut.Places;

    /// <summary>What is left open, street by street, made when first asked for.</summary>
    public IReadOnlyList<UnreachedStreet> Streets => _streets.Value;

    /// <summary>What is left open, as lines, made when first asked for.</summary>
    public GapLines Lines => _lines.Value;
}
