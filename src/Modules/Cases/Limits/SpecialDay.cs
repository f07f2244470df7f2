namespace Wangge.Cases.Limits;

/// <summary>A date on which nobody works although its weekday would.</summary>
/// <param name="Date">Local date of the calendar.</param>
/// <param name="Name">Of the holiday, as staff read it, such as 国庆节.</param>
internal sealed record Holiday(DateOnly Date, string Name);

/// <summary>A date on which people work although its weekday would not (调休).</summary>
/// <param name="Date">Local date of the calendar.</param>
/// <param name="Name">Of the holiday that it makes up for.</param>
/// <param name="ShiftsOf">The weekday whose shifts are worked.</param>
internal sealed record MakeUpWorkday(DateOnly Date, string Name, DayOfWeek ShiftsOf);
