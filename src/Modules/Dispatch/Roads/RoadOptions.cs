namespace Wangge.Dispatch.Roads;

/// <summary>How roads are imported; section <c>Roads</c> of the configuration.</summary>
internal sealed class RoadOptions
{
    public const int UsualMainlandNodes = 50;

    /// <summary>Fewer junctions than this that all reach each other are an island, onto which nobody is put while other roads are near.</summary>
    /// <value>Default 50.</value>
    public int LeastMainlandNodes { get; set; } = UsualMainlandNodes;
}
