using Wangge.Journeys.Tests.Inspecting;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>Inspections for the screens that are about them: one that is planned, defects that wait to be fixed and to be rechecked.</summary>
internal static class InspectionScenery
{
    /// <param name="ToInspect">Planned for the demo's grid worker.</param>
    /// <param name="Inspected">With two defects.</param>
    /// <param name="ToFix">Ordered to the demo's unit.</param>
    /// <param name="ToRecheck">Waits for a third person.</param>
    internal sealed record Made(Guid ToInspect, Guid Inspected, Guid ToFix, Guid ToRecheck, Guid Checklist);

    public static async Task<Made> MakeAsync(Desk desk)
    {
        var inspecting = await InspectingDesk.OpenAsync(desk);
        var planned = await inspecting.PlanAsync("海辰路便民超市");
        var (inspected, defects) = await inspecting.RecordAsync("grid-leader", "海辰路小吃店", "second-exit", "wiring");
        var (unit, _) = await desk.UnitAsync();
        await inspecting.ActAsync("leader", defects[0], "order", new() { ["unitId"] = unit, ["limitAmount"] = 2, ["limitUnit"] = "working-hour" });
        await inspecting.ActAsync("leader", defects[1], "order", new() { ["unitId"] = unit, ["limitAmount"] = 1, ["limitUnit"] = "working-day" });
        await inspecting.ActAsync("unit-handler", defects[1], "fix", new() { ["photos"] = new[] { await inspecting.PhotoAsync("unit-handler", isAfter: true) }, ["words"] = "已重新穿管。" });
        return new Made(planned, inspected, defects[0], defects[1], inspecting.Checklist);
    }
}
