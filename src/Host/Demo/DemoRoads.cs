using Wangge.Contracts.Dispatch;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's streets as roads for cars and on foot; they share corners where they meet.</summary>
internal static class DemoRoads
{
    public static IEnumerable<DrawnRoad> Of(DemoPlan plan) => plan.Streets.Select(street => new DrawnRoad(ClassOf(street), street.Line, street.Name));

    private static string ClassOf(DemoStreet street) => (street.Class, street.IsUrban) switch
    {
        ("arterial", _) => "primary",
        ("secondary", true) => "secondary",
        ("secondary", false) => "tertiary",
        ("residential", true) => "residential",
        ("residential", false) => "unclassified",
        // A town's lanes lead through compounds, a village's are its streets.
        (_, true) => "service",
        _ => "residential",
    };
}
