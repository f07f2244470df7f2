using NetTopologySuite.Geometries;

namespace Wangge.Demo;

/// <summary>A division of the code list of 2016.</summary>
/// <param name="Code">6, 9 or 12 digits: district, subdistrict or township, community or village.</param>
/// <param name="Code12">The same padded to 12 digits.</param>
/// <param name="Name">As the list has it; not a key: 望海社区 stands twice.</param>
/// <param name="ParentCode">Empty for the district.</param>
/// <param name="Kind">By the list: <c>district</c>, <c>subdistrict</c>, <c>township</c>, <c>community</c>, <c>village</c>.</param>
/// <param name="CountedAs">As <paramref name="Kind"/>, but 郝屯社区 counts as a village, so that the counts are the source's 62 and 19.</param>
/// <param name="AreaPath">Codes from the district down, such as <c>/211403/211403001/211403001001/</c>.</param>
/// <param name="Longitude">Of a point inside, for its label.</param>
public sealed record DemoDivision(
    Guid Id, string Code, string Code12, string Name, string ParentCode, string Kind, string CountedAs, string AreaPath, Polygon Outline, double Longitude, double Latitude);

/// <summary>A grid-service centre.</summary>
/// <param name="Code">Such as <c>C-211403</c>, <c>C-211403001</c>, <c>S-211403001001-1</c>.</param>
/// <param name="Level"><c>district</c>, <c>subdistrict</c> (a sub-centre) or <c>station</c>.</param>
/// <param name="AreaPath">The area that it serves.</param>
/// <param name="Phone">Made up, in a range that cannot be called.</param>
/// <param name="HeadIndex">Chief, director or head of the station, in <see cref="DemoPlan.Staff"/>.</param>
public sealed record DemoCentre(
    Guid Id, string Code, string Name, string Level, string AreaPath, string DivisionCode, double Longitude, double Latitude, string Address, string Phone, int HeadIndex);

/// <summary>A basic grid: a duty area, here with one unit cell.</summary>
/// <param name="Code">Within its community: <c>G001</c> …, from north to south in rows, west to east in a row.</param>
/// <param name="UnitCellCode">15 digits: district 6, subdistrict 3, community 3, serial 3 (DOMAIN 2).</param>
/// <param name="Name">Such as 凯帝家园社区第四网格.</param>
/// <param name="AreaPath">Such as <c>/211403/211403009/211403009002/G004/</c>.</param>
/// <param name="NeighbourIndexes">Grids that share an edge.</param>
public sealed record DemoGrid(
    Guid Id, string Code, string UnitCellCode, string Name, string AreaPath, string CommunityCode, bool IsUrban, Polygon Outline, double Longitude, double Latitude,
    DemoLedger Ledger, IReadOnlyList<int> NeighbourIndexes);

/// <summary>A grid's counts: no register of persons stands behind them.</summary>
/// <param name="Resident">People who live here for good.</param>
/// <param name="Temporary">People who live here for a time.</param>
/// <param name="HouseholdsInDifficulty">Counts under 5 are not for publication.</param>
public sealed record DemoLedger(int Resident, int Temporary, int Households, int Buildings, int Shops, int HouseholdsInDifficulty)
{
    public int People => Resident + Temporary;
}
