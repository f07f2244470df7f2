namespace Wangge.Demo.Land;

/// <summary>From which division a path came.</summary>
internal enum PathLevel
{
    /// <summary>Between subdistricts, or the outer edge of a subdistrict's first halves.</summary>
    Subdistrict,

    /// <summary>Between communities.</summary>
    Community,

    /// <summary>Between basic grids.</summary>
    Grid,

    /// <summary>Inside a grid.</summary>
    Lane,
}

/// <summary>A cut that became a way.</summary>
/// <param name="Depth">Cuts made before it at its level.</param>
/// <param name="Within">Code of the division that was cut.</param>
internal sealed record LandPath(PathLevel Level, int Depth, bool IsUrban, string Within, List<int> Nodes)
{
    /// <summary>The street's name where the lie of the land gives one.</summary>
    internal string? Name { get; init; }

    /// <summary>The grid that a lane lies in.</summary>
    internal int? GridIndex { get; init; }
}

/// <summary>A basic grid's land.</summary>
/// <param name="Blocks">Its parts between lanes; they tile it.</param>
/// <param name="CompoundRings">One or two rings that tile it, or none in the country; <paramref name="CompoundOfBlock"/> says which block is in which.</param>
internal sealed record GridLand(string CommunityCode, bool IsUrban, List<int> Ring, List<List<int>> Blocks, List<List<int>> CompoundRings, List<int> CompoundOfBlock);

/// <summary>The divided land: every ring is counter-clockwise and expanded, neighbours share their nodes.</summary>
internal sealed record DistrictLand(
    PlanarWeb Web,
    List<int> Outline,
    List<int> Coast,
    Dictionary<string, List<int>> Divisions,
    List<GridLand> Grids,
    List<LandPath> Paths);
