using System.Globalization;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Town;

/// <summary>Opens made-up shops on the ground floors along the streets.</summary>
internal sealed class ShopMaker
{
    private const string Brands = "福顺 惠民 兴旺 好客 渔家 小城 百姓 鑫源 和顺 天天 友谊 安康 吉祥 海味 老街 家家 万佳 晨光 春城 丰收 顺达 佳美 邻家 红火 同心";

    private readonly string[] _brands = Brands.Split(' ');
    private readonly List<(string Kind, string[] Names)> _kinds = [];
    private readonly List<double> _weights = [];

    internal ShopMaker()
    {
        foreach (var row in Resource.Rows("shops.csv"))
        {
            _kinds.Add((row[0], row[2].Split(' ')));
            _weights.Add(double.Parse(row[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Shops of a grid: building (index into <paramref name="buildings"/>), kind and name.</summary>
    /// <param name="exactly">So many, or null for what its streets carry.</param>
    internal List<(int Building, string Kind, string Name)> Open(List<BuildingDraft> buildings, bool isUrban, int? exactly, SeededRandom chance)
    {
        var shops = new List<(int, string, string)>();
        if (exactly is { } count)
        {
            for (var i = 0; i < count; i++) { shops.Add(Shop(i * buildings.Count / count, chance)); }

            return shops;
        }

        for (var i = 0; i < buildings.Count; i++)
        {
            var building = buildings[i];
            var number = building.Use switch
            {
                BuildingUse.Commercial => chance.Among(2, 4),
                BuildingUse.Residential when building.StreetIndex is not null && chance.Chance(0.16) => chance.Among(1, 2),
                BuildingUse.House when !isUrban && chance.Chance(0.03) => 1,
                _ => 0,
            };
            for (var k = 0; k < number; k++) { shops.Add(Shop(i, chance)); }
        }

        return shops;
    }

    private (int Building, string Kind, string Name) Shop(int building, SeededRandom chance)
    {
        var (kind, names) = _kinds[chance.PickIndex(_weights)];
        return (building, kind, chance.Pick(_brands) + chance.Pick(names));
    }
}
