namespace Wangge.Cases.Reporting;

/// <summary>Which centre holds a new case: simple matters run wholly at the station, heavy ones at the district. Source: DOMAIN 3.</summary>
internal static class Centres
{
    /// <summary>The path of the holding centre's area, and its level.</summary>
    /// <param name="areaPath">Where the case lies, such as <c>/211403/211403001/211403001001/G004/</c>.</param>
    public static (string Path, CaseCentreLevel Level) HolderOf(string areaPath, CaseWeight weight)
    {
        var level = weight switch
        {
            CaseWeight.Simple => CaseCentreLevel.Station,
            CaseWeight.Ordinary => CaseCentreLevel.SubCentre,
            _ => CaseCentreLevel.District,
        };
        return PathAt(areaPath, level);
    }

    /// <summary>The level of the centre whose area has this path; null for a path below stations or none.</summary>
    public static CaseCentreLevel? FindLevel(string centrePath) => centrePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Length switch
    {
        1 => CaseCentreLevel.District,
        2 => CaseCentreLevel.SubCentre,
        3 => CaseCentreLevel.Station,
        _ => null,
    };

    /// <summary>The centre of a level that serves a place; a higher one where the place is not known so closely.</summary>
    public static (string Path, CaseCentreLevel Level) PathAt(string areaPath, CaseCentreLevel level)
    {
        var codes = areaPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var depth = Math.Min(codes.Length, level switch { CaseCentreLevel.District => 1, CaseCentreLevel.SubCentre => 2, _ => 3 });
        var reached = depth switch { 1 => CaseCentreLevel.District, 2 => CaseCentreLevel.SubCentre, _ => CaseCentreLevel.Station };
        return ($"/{string.Join('/', codes.Take(depth))}/", reached);
    }
}
