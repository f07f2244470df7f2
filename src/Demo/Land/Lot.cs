namespace Wangge.Demo.Land;

/// <summary>A claim on a share of land that is about to be divided.</summary>
/// <param name="Index">Whose claim.</param>
/// <param name="Weight">Wanted area, in any unit that is common to the lots.</param>
/// <param name="IsDense">Dense lots are kept together, on the side of the town's middle.</param>
internal sealed record Lot(int Index, double Weight, bool IsDense = true);
