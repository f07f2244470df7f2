using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Field;

/// <summary>Every screen of the field in each size, language and theme: axe finds nothing, nothing is wider than the phone, and a picture is left to be looked at.</summary>
public sealed class ScreenTests(JourneyServer server)
{
    public static TheoryData<string> Screens => ["phone", "phone-dark", "small-phone", "small-phone-en", "phone-en-dark"];

    [Theory, MemberData(nameof(Screens))]
    public async Task Screens_keep_nobody_out_and_fit(string name)
    {
        var screen = name.StartsWith("small", StringComparison.Ordinal) ? Screen.SmallPhone : Screen.Phone;
        if (name.Contains("-en", StringComparison.Ordinal)) { screen = screen.English; }
        if (name.EndsWith("dark", StringComparison.Ordinal)) { screen = screen.Dark; }
        await using var desk = new Desk(server);
        var check = await desk.HandledAsync("垃圾桶边上堆了一地，走路要绕开。");
        var sign = await desk.DispatchedAsync("楼道里堆着旧家具，门都开不全。");

        var faults = new List<string>();

        await using var stranger = await server.OpenAsync(null, screen);
        await LookAsync(stranger, "/field/", "enrol");

        await using var worker = await server.OpenAsync("grid-worker", screen);
        await LookAsync(worker, "/field/", "today");
        await LookAsync(worker, "/field/map", "map");
        await LookAsync(worker, "/field/report", "camera");
        await worker.Page.Locator(".shutter").ClickAsync();
        await worker.Page.Locator(".report-page").WaitForAsync();
        await LookAsync(worker, null, "report");
        await LookAsync(worker, $"/field/check/{check}", "check");
        await LookAsync(worker, $"/field/task/{check}", "task");
        await LookAsync(worker, "/field/service", "service");
        await LookAsync(worker, "/field/queue", "queue");
        await LookAsync(worker, "/field/diary", "diary");
        await LookAsync(worker, "/field/diary/new", "diary-new");
        await LookAsync(worker, "/field/me", "me");

        await using var handler = await server.OpenAsync("unit-handler", screen);
        await LookAsync(handler, "/field/", "unit-today");
        await LookAsync(handler, $"/field/task/{sign}", "unit-task");
        Assert.Empty(faults);

        async Task LookAsync(Person person, string? path, string where)
        {
            if (path is not null) { await person.GoAsync(path); }
            await person.SettledAsync();
            await person.PictureAsync($"field-{where}");
            faults.AddRange((await person.AxeFindsAsync()).Concat(person.Faults).Select(fault => $"{where}: {fault}"));
            var wide = await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            var seen = await person.Page.EvaluateAsync<int>("window.innerWidth");
            if (wide > seen) { faults.Add($"{where}: {wide} wide on a screen of {seen}"); }
        }
    }
}
