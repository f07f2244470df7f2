using NetTopologySuite.Geometries;

namespace Wangge.Demo;

/// <summary>A whole made-up district: what the modules store to show themselves. Nothing in it is of a real person or matter.</summary>
/// <remarks>Lists refer to one another by index into the plan's own lists. Geometry is WGS-84, longitude first. Ids are the same for the same options.</remarks>
public sealed record DemoPlan
{
    public required DemoOptions Options { get; init; }

    /// <summary>The district's edge: 181 km².</summary>
    public required Polygon Outline { get; init; }

    /// <summary>The part of the edge that is sea shore, from south to north.</summary>
    public required LineString Coast { get; init; }

    /// <summary>The district, its 11 subdistricts and townships, its 81 communities and villages; parents first.</summary>
    public required IReadOnlyList<DemoDivision> Divisions { get; init; }

    /// <summary>One district centre, 11 sub-centres, 82 stations.</summary>
    public required IReadOnlyList<DemoCentre> Centres { get; init; }

    /// <summary>448 basic grids, which tile the district.</summary>
    public required IReadOnlyList<DemoGrid> Grids { get; init; }

    public required IReadOnlyList<DemoStreet> Streets { get; init; }

    public required IReadOnlyList<DemoLandUse> LandUses { get; init; }

    public required IReadOnlyList<DemoCompound> Compounds { get; init; }

    public required IReadOnlyList<DemoBuilding> Buildings { get; init; }

    public required IReadOnlyList<DemoShop> Shops { get; init; }

    /// <summary>Schools, stations, police posts, clinics, parks and the like.</summary>
    public required IReadOnlyList<DemoPlace> Places { get; init; }

    /// <summary>Everyone who works: 2,240 in the grids, then the centres' people, then the units'.</summary>
    public required IReadOnlyList<DemoStaff> Staff { get; init; }

    public required IReadOnlyList<DemoUnit> Units { get; init; }

    public required IReadOnlyList<DemoPatrol> Patrols { get; init; }

    public required IReadOnlyList<DemoMatterType> MatterTypes { get; init; }

    /// <summary>The 3,430 accepted matters of the year, by the time they came in.</summary>
    public required IReadOnlyList<DemoMatter> Matters { get; init; }

    /// <summary>Reports that were never a matter of their own: refused, or merged into one of <see cref="Matters"/>. Not among the 3,430.</summary>
    public required IReadOnlyList<DemoMatter> SideReports { get; init; }

    /// <summary>Drawn pictures that matters refer to; the bytes come from <see cref="DemoPicture.Draw"/>.</summary>
    public required IReadOnlyList<DemoPicture> Pictures { get; init; }
}
