using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Consoles;

public sealed class ConsoleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_console_that_says_that_it_can_sound_is_counted_until_its_connection_ends_and_none_is_told_live()
    {
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite);
        await using var wall = await LiveConsole.OpenAsync(house.Server, house.Leader);
        var desk = await LiveConsole.OpenAsync(house.Server, house.Desk);
        var frames = new ConcurrentQueue<JsonElement>();
        _ = Task.Run(async () =>
        {
            try
            {
                await foreach (var frame in desk.Line.StreamAsync<JsonElement>("Follow", "armed-consoles", Ct)) { frames.Enqueue(frame); }
            }
            catch (Exception)
            {
                // The connection ends below.
            }
        }, Ct);
        await AlarmsFixture.UntilAsync(() => Task.FromResult(!frames.IsEmpty), "the console stands");
        var console = frames.First().GetProperty("consoleId").GetGuid();
        Assert.Equal((1, 0), await CountsAsync());

        await house.Leader.PutAsJsonAsync($"/api/alarms/consoles/{console}", new { isArmed = true }, Ct).RefusedAsync("alarms.unknown-console", HttpStatusCode.NotFound);
        using (var armed = await house.Desk.PutAsJsonAsync($"/api/alarms/consoles/{console}", new { isArmed = true, label = "2号台" }, Ct)) { Assert.Equal(HttpStatusCode.NoContent, armed.StatusCode); }
        Assert.Equal((1, 1), await CountsAsync());
        Assert.Equal("2号台", (await house.Leader.GetAsync("/api/alarms/consoles", Ct).ReadAsync()).GetProperty("consoles")[0].GetProperty("label").GetString());
        await AlarmsFixture.UntilAsync(() => Task.FromResult(frames.Any(f => f.GetProperty("armed").GetInt32() == 1)), "the console is told");
        Assert.Equal(0, frames.First().GetProperty("hearing").GetArrayLength());
        var hearer = frames.Last().GetProperty("hearing")[0];
        Assert.Equal(("alarm-operator", house.Places.Root), (hearer.GetProperty("roles")[0].GetProperty("role").GetString(), hearer.GetProperty("roles")[0].GetProperty("areaPath").GetString()));

        await desk.DisposeAsync();
        await AlarmsFixture.UntilAsync(async () => await CountsAsync() == (0, 0), "the console is gone with its connection");
        await AlarmsFixture.UntilAsync(() => Task.FromResult(wall.Told.Where(c => c.GetProperty("kind").GetString() == "consoles").Select(c => c.GetProperty("facts").GetProperty("armed").GetString()).ToArray() is [.., "1", "0"] or [.., "1", "0", "0"]), "the wall is told that none can sound");

        async Task<(int, int)> CountsAsync()
        {
            var counts = (await house.Leader.GetAsync("/api/alarms/open", Ct).ReadAsync()).GetProperty("consoles");
            return (counts.GetProperty("connected").GetInt32(), counts.GetProperty("armed").GetInt32());
        }
    }
}
