namespace Wangge.Areas.Listing;

/// <summary>An area as lists show it, without its edge.</summary>
/// <param name="AreaPath">Codes from the district down, closed by a slash.</param>
/// <param name="Level">See the glossary: district … basic.</param>
/// <param name="UnitCellCode">15 digits, or null.</param>
/// <param name="HasEdge">Whether it has an edge of its own.</param>
/// <param name="Version">To be named in <c>If-Match</c>, in quotes.</param>
public sealed record AreaView(
    Guid Id, string Code, string Name, string AreaPath, string Level, bool IsDedicated, string? UnitCellCode, bool HasEdge, DateTimeOffset? EndedAt, int Version)
{
    internal static AreaView Of(Area a) => new(a.Id, a.Code, a.Name, a.AreaPath, a.Level, a.IsDedicated, a.UnitCellCode, a.Edge != null, a.EndedAt, a.Version);
}
