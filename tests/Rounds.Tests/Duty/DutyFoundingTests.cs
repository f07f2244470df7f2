using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Duty;

public sealed class DutyFoundingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Made_up_staff_is_put_on_duty_once_and_stays_on_over_the_longest_time_on_duty(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        var crew = Guid.CreateVersion7();
        await PutOnAsync();
        await PutOnAsync();
        Assert.Single(await SpansAsync());
        for (var hours = 0; hours < 40; hours += 5)
        {
            clock.Advance(TimeSpan.FromHours(5));
            await PutOnAsync();
            await using var scope = server.Scope();
            Assert.Equal([crew], await scope.ServiceProvider.GetRequiredService<IDuty>().ListOnAsync([crew, Guid.CreateVersion7()], Ct));
        }

        var spans = await SpansAsync();
        Assert.InRange(spans.Count, 3, 5);
        Assert.All(spans.SkipLast(1), span => Assert.False(span.GoesOn));

        async Task PutOnAsync()
        {
            await using var scope = server.Scope();
            await scope.ServiceProvider.GetRequiredService<IDutyFounding>().PutOnAsync([new PlannedDuty(crew, "patrol", places.Subdistrict)], Ct);
        }

        async Task<IReadOnlyList<DutySpan>> SpansAsync()
        {
            await using var scope = server.Scope();
            return await scope.ServiceProvider.GetRequiredService<IDuty>().ListSpansAsync(crew, clock.GetUtcNow().AddDays(-7), Ct);
        }
    }
}
