using System.Globalization;

namespace Wangge.Cases.Limits;

/// <summary>How much time is given for something: 2 working hours, 1.5 working days. Source: DOMAIN 4.</summary>
/// <remarks>
/// Exact: with at most two decimals an amount is a whole number of ticks in every unit, so nothing is ever rounded.
/// How long a working day is belongs to the calendar, not to the limit.
/// </remarks>
internal readonly record struct Limit
{
    /// <summary>The largest amount that is accepted, in any unit.</summary>
    public const decimal MaxAmount = 9_999m;

    /// <param name="amount">0 to <see cref="MaxAmount"/>, at most two decimals; zero is due at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, too large or finer than a hundredth, or the unit unknown.</exception>
    public Limit(decimal amount, LimitUnit unit)
    {
        if (!Accepts(amount))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "A limit is 0 to 9,999 with at most two decimals.");
        }

        if (!Enum.IsDefined(unit))
        {
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit of a limit.");
        }

        Amount = amount;
        Unit = unit;
    }

    public decimal Amount { get; }

    public LimitUnit Unit { get; }

    /// <summary>Whether <paramref name="amount"/> can be a limit, so that a slice can refuse it kindly.</summary>
    public static bool Accepts(decimal amount) => amount is >= 0 and <= MaxAmount && decimal.Round(amount, 2) == amount;

    public static Limit EmergencyHours(decimal amount) => new(amount, LimitUnit.EmergencyHour);

    public static Limit WorkingHours(decimal amount) => new(amount, LimitUnit.WorkingHour);

    public static Limit WorkingDays(decimal amount) => new(amount, LimitUnit.WorkingDay);

    public static Limit CalendarDays(decimal amount) => new(amount, LimitUnit.CalendarDay);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.##} {LimitUnitNames.NameOf(Unit)}");
}
