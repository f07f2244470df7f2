using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Rectifying.Overdue;
using Wangge.Rounds.Tests.Inspections;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Rectifying;

public sealed class EscalationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_late_goes_up_a_level_once_and_the_leaders_consoles_are_told(StoreKind store)
    {
        var clock = new MovableClock();
        await using var house = await InspectionHouse.OpenAsync(store, clock);
        var inspector = await house.SignInAsync("grid-worker", house.Grid);
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{Guid.CreateVersion7()}/record", house.Record("exits"), Ct).ReadAsync();
        var grains = house.Server.Services.GetRequiredService<IGrainFactory>();
        var board = grains.GetGrain<IBoard>(house.Server.District.Code);
        var sweeper = grains.GetGrain<IDefectSweeper>(house.Server.District.Code);
        Assert.Equal(0, await sweeper.SweepAsync());
        var version = await board.GetVersionAsync("inspections");

        clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(1, await sweeper.SweepAsync());
        var leader = await house.SignInAsync("grid-leader", house.Places.Subdistrict + "A/");
        var seen = Assert.Single((await leader.GetAsync("/api/rounds/defects?state=overdue", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal((1, true), (seen.GetProperty("level").GetInt32(), seen.GetProperty("isOverdue").GetBoolean()));

        // Two more levels are past already; each sweep takes one.
        Assert.Equal((1, 1, 0), (await sweeper.SweepAsync(), await sweeper.SweepAsync(), await sweeper.SweepAsync()));
        string[] told = [];
        for (var i = 0; i < 200 && told.Length < 3; i++)
        {
            await Task.Delay(50, Ct);
            told = [.. (await board.ListSinceAsync("inspections", version) ?? []).Where(c => c.Change.Kind == "escalated").Select(c => c.Change.AreaPath!)];
        }

        Assert.Equal([house.Places.Root, house.Places.Subdistrict, house.Places.Subdistrict + "A/"], told.Order(StringComparer.Ordinal));
        Assert.All(await JournalAsync(leader, seen), e => Assert.True(e is "record" or "find" or "escalate"));
    }

    private static async Task<string[]> JournalAsync(HttpClient leader, JsonElement defect) =>
        [.. (await leader.GetAsync($"/api/rounds/inspections/{defect.GetProperty("inspectionId").GetGuid()}", Ct).ReadAsync())
            .GetProperty("journal").EnumerateArray().Select(e => e.GetProperty("action").GetString()!)];
}
