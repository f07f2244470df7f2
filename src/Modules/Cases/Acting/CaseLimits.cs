using Wangge.Cases.Calendars;
using Wangge.Cases.Limits;
using Wangge.Cases.Types;

namespace Wangge.Cases.Acting;

/// <summary>The limits that hold for a type now: its own, those of the steps, and the calendar in force.</summary>
internal sealed class CaseLimits(CaseTypes types, LimitClocks clocks)
{
    /// <summary>A type that is gone has the steps' limits alone.</summary>
    public async ValueTask<ILimitPolicy> OfAsync(Guid typeId) => Of((await types.BookAsync()).Find(typeId), await clocks.NewestAsync());

    /// <summary>As they were counted by an earlier calendar; by the one in force where that is not known.</summary>
    public async ValueTask<ILimitPolicy> OfAsync(Guid typeId, int calendarVersion)
    {
        var shelf = await clocks.ShelfAsync();
        return Of((await types.BookAsync()).Find(typeId), shelf.Find(calendarVersion) ?? shelf.Newest);
    }

    public static ILimitPolicy Of(CaseType? type, LimitClock clock)
    {
        var limits = new Dictionary<CaseClockKind, Limit>(CalendarLimitPolicy.DefaultStepLimits);
        if (type?.Handling is { } handling) { limits[CaseClockKind.Handle] = handling; }
        if (type?.MakeSafe is { } makeSafe) { limits[CaseClockKind.MakeSafe] = makeSafe; }
        return new CalendarLimitPolicy(clock, limits, CaseRules.Default);
    }
}
