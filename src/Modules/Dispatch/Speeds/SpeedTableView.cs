using System.Text.Json;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Speeds;

/// <summary>A table of speeds as people read and edit it.</summary>
/// <param name="Classes">One for each class of road.</param>
/// <param name="UnpavedShare">Of the speed, on ground without a surface; 0.1–1.</param>
/// <param name="Parts">Parts of the day that differ, the first that holds counts; at most 12.</param>
/// <param name="Weathers">Share of the speed by the weather's name; <c>dry</c> is 1.</param>
/// <param name="SignedShare">Of a signed highest speed, that is driven; 0.1–1.5.</param>
/// <param name="AboveClass">So many times the speed of its class a road is driven at most, where a higher one is signed; 1–20.</param>
/// <param name="FastestKilometres">An hour, that no car goes beyond before hours and weather; 1–250.</param>
public sealed record SpeedTableView(
    [MaxLength(20)] IReadOnlyList<ClassSpeed> Classes, double UnpavedShare, [MaxLength(12)] IReadOnlyList<DayPartView> Parts, IReadOnlyDictionary<string, double> Weathers,
    double SignedShare = 1, double AboveClass = SpeedTable.UsualAboveClass, double FastestKilometres = SpeedTable.Unbounded)
{
    internal static SpeedTableView Of(SpeedTable table) => new(
        [.. Enum.GetValues<RoadClass>().Select(c => new ClassSpeed(Wire(c), table.Kilometres[(int)c], table.FootKilometres[(int)c]))],
        table.UnpavedShare,
        [.. table.Parts.Select(p => new DayPartView(p.Name, p.From, p.To, p.OnWorkdays, p.Share, p.ByClass is null ? null : Enum.GetValues<RoadClass>().ToDictionary(Wire, c => p.ByClass[(int)c])))],
        table.Weathers, table.SignedShare, table.AboveClass, table.FastestKilometres);

    /// <summary>The table, once <see cref="SpeedRules"/> found nothing wrong with it.</summary>
    internal SpeedTable ToTable(int version)
    {
        var byClass = Classes.ToDictionary(c => c.Class);
        return new SpeedTable(
            version,
            [.. Enum.GetValues<RoadClass>().Select(c => byClass[Wire(c)].CarKilometres)],
            [.. Enum.GetValues<RoadClass>().Select(c => byClass[Wire(c)].FootKilometres)],
            UnpavedShare,
            [.. Parts.Select(p => new DayPart(p.Name, p.From, p.To, p.OnWorkdays, p.Share, p.ByClass is null ? null : [.. Enum.GetValues<RoadClass>().Select(c => p.ByClass.GetValueOrDefault(Wire(c), p.Share))]))],
            new Dictionary<string, double>(Weathers, StringComparer.Ordinal),
            SignedShare, AboveClass, FastestKilometres);
    }

    /// <summary>Such as <c>living-street</c>.</summary>
    internal static string Wire(RoadClass roadClass) => JsonNamingPolicy.KebabCaseLower.ConvertName(roadClass.ToString());
}

/// <param name="Class">Such as <c>primary</c>, <c>living-street</c>.</param>
/// <param name="CarKilometres">An hour; 1–150.</param>
/// <param name="FootKilometres">An hour; 0–15.</param>
public sealed record ClassSpeed([Required] string Class, double CarKilometres, double FootKilometres);

/// <param name="Name">Lower-case letters and hyphens.</param>
/// <param name="To">Exclusive; over midnight where it comes before <paramref name="From"/>.</param>
/// <param name="Share">Of the speed, 0.1–3.</param>
/// <param name="ByClass">Other shares for single classes of road, or null.</param>
public sealed record DayPartView([Required] string Name, TimeOnly From, TimeOnly To, bool OnWorkdays, double Share, IReadOnlyDictionary<string, double>? ByClass = null);
