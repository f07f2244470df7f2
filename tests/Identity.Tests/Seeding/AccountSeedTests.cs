using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Seeding;

public sealed class AccountSeedTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_staff_of_a_district_is_added_in_seconds_and_those_with_a_password_sign_in(StoreKind store)
    {
        var server = await servers.On(store);
        var demo = await server.AddDemoDistrictAsync();
        await using var scope = server.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(demo);
        var staff = Enumerable.Range(0, 2_240).Select(i => new SeedAccount(Guid.CreateVersion7(), $"Staff-{i}", $"网格员{i}", [new SeedRole("grid-worker", $"/211403/{i}/")], i < 20 ? "demo password" : null)).ToList();

        var begun = Stopwatch.GetTimestamp();
        await scope.ServiceProvider.GetRequiredService<IAccountSeed>().AddAsync(staff, Ct);
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(10));

        await using var db = demo.Lease();
        Assert.Equal(2_240, await db.Set<Account>().CountAsync(Ct));
        Assert.Equal(2_240, await db.Set<RoleAtPlace>().CountAsync(Ct));
        using var client = server.Client();
        await client.TrySignInAsync("STAFF-7", "demo password", path: $"/d/{demo.District.Code}/api/session").ReadAsync();
        await client.TrySignInAsync("staff-700", "demo password", path: $"/d/{demo.District.Code}/api/session").AssertRefusedAsync("identity.sign-in-wrong", System.Net.HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_district_in_service_takes_no_demo_accounts(StoreKind store)
    {
        var server = await servers.On(store);
        await using var scope = server.Scope();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IAccountSeed>().AddAsync([new SeedAccount(Guid.CreateVersion7(), "someone", "某", [])], Ct));
    }
}
