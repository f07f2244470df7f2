namespace Wangge.Dispatch.Positions;

/// <summary>What the next fix of a source is judged by. Never changes.</summary>
/// <param name="Newest">Its newest kept fix; null while there is none.</param>
/// <param name="Doubted">The last fix that was too fast to be believed, if none was kept since.</param>
/// <param name="DoubtedInRow">How many doubted ones in a row agree with one another.</param>
internal sealed record SourceTrace(Fix? Newest, Fix? Doubted = null, int DoubtedInRow = 0)
{
    public static readonly SourceTrace Empty = new((Fix?)null);
}
