using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Calendars;

public sealed class WorkdaysTests
{
    [Theory]
    [InlineData("2026-02-13", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-17", false)]
    [InlineData("2026-11-28", false)]
    public async Task Other_modules_are_told_which_days_are_worked_with_holidays_and_make_up_workdays(string day, bool expected)
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        await using var scope = server.Scope();
        Assert.Equal(expected, await scope.ServiceProvider.GetRequiredService<IWorkdays>().IsWorkdayAsync(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
