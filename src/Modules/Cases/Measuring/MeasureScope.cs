namespace Wangge.Cases.Measuring;

/// <summary>Of whom a figure speaks: an area, or a unit within it.</summary>
/// <param name="AreaPath">Every area whose path begins with this one.</param>
internal readonly record struct MeasureScope(string AreaPath, Guid? UnitId = null)
{
    public bool Covers(MatterFacts matter) =>
        matter.AreaPath.StartsWith(AreaPath, StringComparison.Ordinal) && (UnitId is null || matter.UnitId == UnitId);

    /// <summary>As <see cref="Covers"/>, but a matter stays with each unit that it was ever dispatched to.</summary>
    /// <remarks>So returning an unsolved matter takes it out of nobody's account.</remarks>
    public bool EverCovered(MatterFacts matter)
    {
        return matter.AreaPath.StartsWith(AreaPath, StringComparison.Ordinal)
            && (UnitId is null || matter.WasWith(UnitId));
    }
}
