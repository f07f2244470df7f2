using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>Cameras at school gates and a round of them that is on now, for whoever leads the shift.</summary>
internal static class CameraRoundScenery
{
    /// <summary>The round's id. Nobody fetches a picture: the cameras are at no address that answers.</summary>
    public static async Task<string> MakeAsync(Desk desk)
    {
        var unit = (await desk.AskAsync("system-administrator", "GET", "/api/units?size=1")).GetProperty("items")[0].GetProperty("id").GetString();
        var cameras = new List<Guid>();
        foreach (var name in (string[])["海辰路小学正门", "海辰路小学操场", "和湾街幼儿园门口", "港湾学校正门", "港湾学校路口"])
        {
            cameras.Add(Guid.CreateVersion7());
            await desk.AskAsync("system-administrator", "PUT", $"/api/cameras/{cameras[^1]}", new
            {
                code = "J" + cameras[^1].ToString("N")[^8..], name, site = "gate", purpose = "school-safety", longitude = 120.9046, latitude = 40.7312, directionDegrees = 90, fieldOfViewDegrees = 80, reachMetres = 60, unitId = unit,
                isSignShown = true, address = $"rtsp://10.255.0.{cameras.Count}/live",
            });
        }

        var area = (await desk.AskAsync("leader", "GET", "/api/session")).GetProperty("account").GetProperty("roles")[0].GetProperty("areaPath").GetString();
        var plan = Guid.CreateVersion7();
        await desk.AskAsync("leader", "PUT", $"/api/camera-round-plans/{plan}", new
        {
            actId = Guid.CreateVersion7(), basedOn = 0,
            content = new
            {
                name = "上学前校门视频巡查", areaPath = area, cameraIds = cameras, days = new[] { 1, 2, 3, 4, 5, 6, 7 }, times = new[] { Opening() }, withinMinutes = 720, lateMinutes = 60, secondsEach = 5,
                watchers = new { role = "shift-leader", areaPath = area },
            },
        });
        var mine = (await desk.AskAsync("shift-leader", "GET", "/api/camera-rounds/mine")).EnumerateArray();
        return mine.First(r => r.GetProperty("planId").GetGuid() == plan && r.GetProperty("opensAt").GetDateTimeOffset() <= TimeProvider.System.GetUtcNow()).GetProperty("roundId").GetString()!;
    }

    /// <summary>A quarter of an hour ago in the district, and no earlier than its day began, so that the round is on.</summary>
    private static TimeOnly Opening()
    {
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var opened = now.TimeOfDay - TimeSpan.FromMinutes(15);
        return TimeOnly.FromTimeSpan(opened > TimeSpan.Zero ? opened : TimeSpan.Zero);
    }
}
