namespace Wangge.Demo.Town;

/// <summary>How a block is built over.</summary>
/// <param name="Length">Of a building along the row, metres, from and to.</param>
/// <param name="Pitch">From row to row, metres.</param>
/// <param name="Gap">Between buildings of a row, metres.</param>
/// <param name="Floors">From and to, both included.</param>
internal sealed record BuildingStyle(string Use, (double From, double To) Length, double Depth, double Pitch, double Gap, (int From, int To) Floors, int Most = int.MaxValue)
{
    /// <summary>The six-storey rows that most people live in.</summary>
    internal static readonly BuildingStyle Rows = new(BuildingUse.Residential, (34, 54), 12.5, 31, 11, (4, 6));

    /// <summary>Newer rows with lifts.</summary>
    internal static readonly BuildingStyle MidRise = new(BuildingUse.Residential, (38, 58), 14, 42, 16, (8, 11));

    internal static readonly BuildingStyle Towers = new(BuildingUse.Residential, (27, 36), 18, 56, 26, (17, 30));

    /// <summary>The old town's single-storey houses.</summary>
    internal static readonly BuildingStyle Courts = new(BuildingUse.Residential, (16, 26), 8.5, 24, 6, (1, 2));

    internal static readonly BuildingStyle Offices = new(BuildingUse.Office, (30, 46), 20, 56, 26, (4, 14));

    internal static readonly BuildingStyle Works = new(BuildingUse.Industrial, (48, 84), 30, 52, 20, (1, 2));

    internal static readonly BuildingStyle Campus = new(BuildingUse.School, (42, 58), 15, 48, 16, (3, 5), Most: 3);

    internal static readonly BuildingStyle KaidiJiayuan = new(BuildingUse.Residential, (30, 36), 17, 50, 24, (11, 18));
}

/// <summary>Wire names of what buildings are for.</summary>
internal static class BuildingUse
{
    internal const string Residential = "residential";
    internal const string House = "house";
    internal const string Commercial = "commercial";
    internal const string Office = "office";
    internal const string Industrial = "industrial";
    internal const string School = "school";
    internal const string Public = "public";
}
