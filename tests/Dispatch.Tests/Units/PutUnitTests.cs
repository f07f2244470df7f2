using System.Net;
using System.Net.Http.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Units;

/// <summary>Units made and changed over HTTP, on both stores.</summary>
public sealed class PutUnitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_unit_keeps_its_shift_to_the_minute_over_midnight_and_of_two_who_change_it_the_second_is_told(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var leader = await server.SignInAsync("shift-leader", places.Root);
        var unit = $"/api/dispatch/units/{Guid.CreateVersion7()}";
        var made = new { code = "P1", name = "一组", kind = "car", areaPath = places.Root, skills = (string[])["first-aid"], shiftFrom = "20:30:00", shiftTo = "08:00:00", version = (int?)null };
        Assert.Equal(1, (await leader.PutAsJsonAsync(unit, made, Ct).ReadAsync()).GetProperty("version").GetInt32());

        Assert.Equal(2, (await leader.PutAsJsonAsync(unit, made with { name = "夜一组", version = 1 }, Ct).ReadAsync()).GetProperty("version").GetInt32());
        await leader.PutAsJsonAsync(unit, made with { name = "机动组", version = 1 }, Ct).RefusedAsync("dispatch.unit.stale", HttpStatusCode.PreconditionFailed);

        var kept = Assert.Single((await leader.GetAsync("/api/dispatch/units", Ct).ReadAsync()).EnumerateArray().ToList());
        Assert.Equal(("夜一组", "20:30:00", "08:00:00"), (kept.GetProperty("name").GetString(), kept.GetProperty("shiftFrom").GetString(), kept.GetProperty("shiftTo").GetString()));
    }
}
