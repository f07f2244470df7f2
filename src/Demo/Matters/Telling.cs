using System.Globalization;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Fills the templates of a type: {p} place, {c} community or grid, {d} detail, {t} time, {n} a small number.</summary>
internal static class Telling
{
    private static readonly string[] Times = ["昨晚", "今天一早", "这两天", "最近", "上周末", "中午", "傍晚", "前天", "这几天", "一大早"];

    internal static (string Title, string Words) Tell(TypeWords type, string place, string community, SeededRandom chance)
    {
        var detail = chance.Pick(type.Details);
        return (Fill(chance.Pick(type.Titles), place, community, detail, chance), Fill(chance.Pick(type.Words), place, community, detail, chance));
    }

    private static string Fill(string template, string place, string community, string detail, SeededRandom chance) => template
        .Replace("{p}", place, StringComparison.Ordinal)
        .Replace("{c}", community, StringComparison.Ordinal)
        .Replace("{d}", detail, StringComparison.Ordinal)
        .Replace("{t}", chance.Pick(Times), StringComparison.Ordinal)
        .Replace("{n}", chance.Among(2, 6).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
