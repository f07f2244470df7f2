using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>A building while the town is being drawn.</summary>
internal sealed class BuildingDraft(int gridIndex, Slab slab, string use, int floors)
{
    internal int GridIndex { get; } = gridIndex;

    internal Slab Slab { get; } = slab;

    internal string Use { get; set; } = use;

    internal int Floors { get; set; } = floors;

    internal int? CompoundIndex { get; init; }

    /// <summary>The street that it stands on, where it stands on one.</summary>
    internal int? StreetIndex { get; set; }

    internal int? HouseNumber { get; set; }

    internal string Name { get; set; } = string.Empty;

    internal string Address { get; set; } = string.Empty;

    /// <summary>Whether a place of public use has been put into it.</summary>
    internal bool IsTaken { get; set; }

    internal int Households { get; set; }
}

internal sealed record CompoundDraft(int GridIndex, string Name, List<int> Ring);

/// <summary>A part of the land with one look: park, campus, farmland, orchard, wood, works.</summary>
internal sealed record LandUseDraft(int GridIndex, string Kind, List<int> Ring);

/// <summary>All that stands on the land.</summary>
internal sealed record TownDraft(
    List<StreetDraft> Streets,
    List<CompoundDraft> Compounds,
    List<BuildingDraft> Buildings,
    List<LandUseDraft> LandUses,
    List<(int GridIndex, List<int> Ring, List<BuildingDraft> Buildings)> Campuses);
