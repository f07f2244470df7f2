using Wangge.Contracts.Cases;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's matters and side reports as cases with their past.</summary>
internal static class DemoCases
{
    /// <param name="files">Picture key → name of the stored file.</param>
    public static IReadOnlyList<PastCase> Of(DemoPlan plan, IReadOnlyDictionary<string, string> files)
    {
        var flows = plan.MatterTypes.ToDictionary(type => type.Key, type => type.Flow, StringComparer.Ordinal);
        return [.. plan.Matters.Concat(plan.SideReports).Select(matter => Of(plan, matter, flows[matter.TypeKey], files))];
    }

    /// <summary>Which unit answers for which type: the subdistrict's own office where the plan says so, else one for the district.</summary>
    public static IReadOnlyList<PlannedResponsibility> ResponsibilitiesOf(DemoPlan plan) =>
    [
        .. from type in plan.MatterTypes
           from unit in plan.Units
           where unit.Key == type.UnitKey || (type.UnitKey == "office" && unit.Key.StartsWith("office-", StringComparison.Ordinal))
           select new PlannedResponsibility(type.Key, unit.AreaPath, unit.Id),
    ];

    private static PastCase Of(DemoPlan plan, DemoMatter matter, string flow, IReadOnlyDictionary<string, string> files) => new(
        matter.Steps[0].Id, matter.Id, matter.TypeKey, SourceOf(matter), matter.Longitude, matter.Latitude, matter.Words, matter.PlaceText,
        IsPublic: flow == "site", new DemoSteps(plan, matter, flow, files).Make())
    {
        Weight = matter.Weight,
        MergedIntoReportId = matter.MergedIntoIndex is { } index ? plan.Matters[index].Steps[0].Id : null,
    };

    private static string SourceOf(DemoMatter matter) => matter.Channel switch
    {
        "portal" => "portal",
        "wechat" => "wechat",
        "phone" => "hotline",
        "walk-in" => "walk-in",
        _ => matter.ReporterKind == "patrol" ? "patrol" : "grid-worker",
    };
}
