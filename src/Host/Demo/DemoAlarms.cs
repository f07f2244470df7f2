using System.Globalization;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Video;
using Wangge.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Demo;

/// <summary>The demo's 13 schools and 4 kindergartens with a button each in the gatehouse. Whom to call there is made up, like all in the demo. Source: DOMAIN 1, "schools".</summary>
internal static class DemoAlarms
{
    private const int HeartbeatSeconds = 60;

    public static IReadOnlyList<PlannedAlarmDevice> Of(DemoPlan plan, IReadOnlyList<PlannedCamera> cameras) =>
    [
        .. plan.Places.Where(p => p.Kind is "school" or "kindergarten").Select((place, i) => new PlannedAlarmDevice(
            PastStep.IdAfter(place.Id, 1), string.Create(CultureInfo.InvariantCulture, $"BJ-{i + 1:000}"), place.Kind, place.Name, place.Address, "门卫室", place.Longitude, place.Latitude,
            place.Kind == "school" ? 620 + (i * 37) : 140 + (i * 5), HeartbeatSeconds, Contacts(place, i), place.Kind == "school" ? School : Kindergarten,
            DemoCameras.AtPlace(cameras, place))),
    ];

    private static IReadOnlyList<PlannedAlarmContact> Contacts(DemoPlace place, int number) =>
    [
        new(PastStep.IdAfter(place.Id, 2), "门卫值班", "保安", string.Create(CultureInfo.InvariantCulture, $"0429-30521{number:00}")),
        new(PastStep.IdAfter(place.Id, 3), "安全办公室", "安全员", string.Create(CultureInfo.InvariantCulture, $"0429-30522{number:00}")),
    ];

    private static PlannedPlan School => new(
        120, 80,
        [
            new("门卫室", 52, 72, 8, 6), new("操场", 6, 10, 50, 40), new("教学楼一层", 64, 8, 48, 16), new("综合楼", 64, 32, 30, 14), new("食堂", 98, 32, 16, 18), new("体育馆", 64, 54, 34, 16),
        ],
        [new("正门", 60, 79), new("侧门", 119, 40), new("教学楼东门", 112, 16), new("教学楼西门", 64, 16)], 55, 75);

    private static PlannedPlan Kindergarten => new(
        60, 40, [new("门卫室", 26, 34, 6, 5), new("活动场地", 4, 4, 24, 24), new("主楼", 32, 4, 24, 14), new("活动楼", 32, 22, 24, 10)], [new("正门", 33, 39), new("后门", 59, 10)], 28, 36);
}

/// <summary>The keys of the demo's buttons in <c>HOME/demo-alarm-devices.json</c>, readable by the owner alone: with one of them a button is pressed for a try.</summary>
internal static class DemoButtons
{
    public const string FileName = "demo-alarm-devices.json";

    public static void Write(Home home, IReadOnlyList<FoundAlarmDevice> buttons) => OwnersJson.Write(home.File(FileName), buttons);

    /// <summary>Those of this home; empty where it has none.</summary>
    public static IReadOnlyList<FoundAlarmDevice> Read(Home home) => OwnersJson.Find<FoundAlarmDevice[]>(home.File(FileName)) ?? [];
}
