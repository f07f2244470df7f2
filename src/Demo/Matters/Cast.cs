using Wangge.Demo.Chance;
using Wangge.Demo.People;

namespace Wangge.Demo.Matters;

/// <summary>Who does what, by grid, centre and unit.</summary>
internal sealed class Cast
{
    private readonly List<DemoGrid> _grids;
    private readonly List<DemoUnit> _units;
    private readonly Dictionary<string, int> _unitOfKey;
    private readonly Dictionary<string, int> _centreOfDivision = [];
    private readonly ILookup<(int Centre, string Role), int> _byRole;
    private readonly SeededRandom _chance;

    internal Cast(List<DemoGrid> grids, List<DemoCentre> centres, List<DemoStaff> staff, List<DemoUnit> units, int seed)
    {
        (_grids, _units) = (grids, units);
        _chance = SeededRandom.For(seed, "cast");
        _unitOfKey = units.Select((u, i) => (u.Key, i)).ToDictionary(u => u.Key, u => u.i);
        for (var i = 0; i < centres.Count; i++) { _centreOfDivision.TryAdd(centres[i].DivisionCode, i); }

        _byRole = staff
            .Select((s, i) => (Staff: s, Index: i))
            .Where(s => s.Staff.CentreIndex is not null)
            .SelectMany(s => s.Staff.Roles.Select(role => (Key: (s.Staff.CentreIndex!.Value, role), s.Index)))
            .ToLookup(s => s.Key, s => s.Index);
    }

    internal IReadOnlyList<DemoGrid> Grids => _grids;

    internal int DistrictCentre => _centreOfDivision["211403"];

    internal int SubCentre(int grid) => _centreOfDivision[_grids[grid].CommunityCode[..9]];

    internal int Station(int grid) => _centreOfDivision[_grids[grid].CommunityCode];

    /// <summary>One of the centre's people with the role.</summary>
    internal int Of(int centre, string role) => _chance.Pick([.. _byRole[(centre, role)]]);

    /// <summary>One of the five of a grid.</summary>
    internal static int InGrid(int grid, string post) => (grid * Posts.Grid.Length) + Array.FindIndex(Posts.Grid, p => p.Key == post);

    /// <summary>The grid worker next door, for what the grid's own settled.</summary>
    internal int NeighbourWorker(int grid) => InGrid(_grids[grid].NeighbourIndexes[0], "grid-worker");

    /// <param name="key">A unit's key, or <c>office</c> for that of the grid's subdistrict.</param>
    internal int Unit(string key, int grid) => _unitOfKey[key == "office" ? "office-" + _grids[grid].CommunityCode[..9] : key];

    internal int Handler(int unit) => _chance.Pick(_units[unit].HandlerIndexes);

    internal int Leader(int unit) => _units[unit].LeaderIndex;
}
