using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Rechecking;

public sealed class RecheckHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Second_looks_of_the_past_are_seen_by_facts_that_were_folded_before(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var assessor = await house.Server.SignInAsync("assessor", house.Places.Root);
        for (var i = 0; i < 2; i++) { await house.ClosedAsync(await house.HandlingAsync($"路灯不亮 {i}")); }
        await assessor.GetJson("api/measures");

        var now = TimeProvider.System.GetUtcNow();
        var month = int.Parse(now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMM", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        await using (var scope = house.Server.Scope())
        {
            var history = scope.ServiceProvider.GetRequiredService<IRecheckHistory>();
            var drawn = await history.DrawAsync(Guid.CreateVersion7(), month, "of the past", now, Ct);
            Assert.Equal([1, 2], drawn.Select(matter => matter.Lot));
            Assert.Empty(await history.DrawAsync(Guid.CreateVersion7(), month, "once more", now, Ct));
            await history.RecordAsync([.. drawn.Select(matter => new PastRecheck(matter.TaskId, matter.Lot == 1, matter.Lot == 1 ? null : "came-back", now.AddHours(-1), Guid.CreateVersion7()))], Ct);
        }

        var from = now.AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var measures = await assessor.GetJson($"api/measures?from={from}");
        var premature = measures.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("code").GetString() == "premature-closing");
        Assert.Equal((1, 2), (premature.GetProperty("numerator").GetInt32(), premature.GetProperty("denominator").GetInt32()));
        Assert.True((await assessor.GetJson($"api/measures/premature-closing/proof?from={from}")).GetProperty("same").GetBoolean());
    }
}
