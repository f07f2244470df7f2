using Wangge.Contracts.Cases;

namespace Wangge.Cases.Calendars;

/// <inheritdoc/>
internal sealed class Workdays(LimitClocks clocks) : IWorkdays
{
    public async ValueTask<bool> IsWorkdayAsync(DateOnly day) => (await clocks.NewestAsync()).Calendar.ShiftsOn(day).Count > 0;
}
