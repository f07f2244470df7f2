using Wangge.Cases.Limits;
using Wangge.Contracts.Cases;

namespace Wangge.Cases.Calendars;

/// <inheritdoc/>
internal sealed class Deadlines(LimitClocks clocks) : IDeadlines
{
    public bool Accepts(decimal amount, string unit) => amount > 0 && Limit.Accepts(amount) && LimitUnitNames.Find(unit) is not null;

    public async ValueTask<DueTime> DueAtAsync(DateTimeOffset start, decimal amount, string unit)
    {
        if (!Accepts(amount, unit)) { throw new ArgumentException($"{amount} {unit} is no limit.", nameof(unit)); }
        var clock = await clocks.NewestAsync();
        return new DueTime(clock.DueAt(start, new Limit(amount, LimitUnitNames.Find(unit)!.Value)), clock.Calendar.Name.Version);
    }
}
