using System.Globalization;

namespace Wangge.Demo.Land;

/// <summary>One row of the code list: district, subdistrict, township, community or village.</summary>
internal sealed record DivisionRow(string Code, string Name, string Parent, string Kind);

/// <summary>The names and codes of Longgang district, edition of 2016, without zones and their virtual communities.</summary>
/// <remarks>Source: DOMAIN 1 and 2; data from china-division (see NOTICE). Names are not keys: 望海社区 stands twice.</remarks>
internal sealed class DivisionTree
{
    /// <summary>The community (郝屯社区) that counts as a village, so that the counts are the source's 62 and 19.</summary>
    internal const string CountedAsVillage = "211403007009";

    /// <summary>The community (凯帝家园社区 in the edition of 2016) that the source calls Kaidi Jiayuan.</summary>
    internal const string KaidiJiayuan = "211403009002";

    /// <summary>The subdistrict (玉皇街道) with the source's 13 third-level grids, 63 fourth-level grids and 89 compounds.</summary>
    internal const string Yuhuang = "211403008";

    internal const int GridCount = 448;

    internal DivisionRow District { get; }

    internal IReadOnlyList<DivisionRow> Subdistricts { get; }

    internal IReadOnlyList<DivisionRow> Communities { get; }

    /// <summary>Basic grids of each community and village, by code; they add up to <see cref="GridCount"/>.</summary>
    internal IReadOnlyDictionary<string, int> GridCounts { get; }

    internal DivisionTree()
    {
        var rows = Resource.Rows("divisions_2016.csv").Select(r => new DivisionRow(r[0], r[1], r[2], r[3])).ToList();
        District = rows.Single(r => r.Kind == "district");
        Subdistricts = [.. rows.Where(r => r.Kind is "subdistrict" or "township")];
        Communities = [.. rows.Where(r => r.Kind is "community" or "village")];
        GridCounts = Communities.ToDictionary(c => c.Code, CountGrids);
    }

    internal static bool IsUrban(DivisionRow community) => community.Kind == "community" && community.Code != CountedAsVillage;

    /// <summary>Villages have 4 grids, communities 6; in 玉皇街道 5, one of them 4, which makes its 63; every fourth of the others has one more.</summary>
    private int CountGrids(DivisionRow community)
    {
        if (!IsUrban(community)) { return 4; }
        if (community.Parent == Yuhuang) { return community.Code.EndsWith("012", StringComparison.Ordinal) ? 4 : 5; }

        var others = Communities.Where(c => IsUrban(c) && c.Parent != Yuhuang && c.Code != KaidiJiayuan).ToList();
        var extra = GridCount - 63 - (4 * Communities.Count(c => !IsUrban(c) && c.Parent != Yuhuang)) - (6 * (others.Count + 1));
        var place = others.IndexOf(community);
        return place < 0 ? 6 : 6 + (((place + 1) * extra / others.Count) - (place * extra / others.Count));
    }

    /// <summary>第一网格, 第二网格, …: the serial in Chinese numerals, 1 to 99.</summary>
    internal static string Numeral(int number)
    {
        const string digits = "零一二三四五六七八九";
        var (tens, ones) = (number / 10, number % 10);
        return string.Create(CultureInfo.InvariantCulture, $"{(tens > 1 ? digits[tens] : string.Empty)}{(tens > 0 ? "十" : string.Empty)}{(ones > 0 ? digits[ones] : string.Empty)}");
    }
}
