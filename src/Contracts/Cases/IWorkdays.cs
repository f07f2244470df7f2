namespace Wangge.Contracts.Cases;

/// <summary>Which days are worked, by the district's calendar in force: holidays and make-up workdays counted. Asked in a scope of the district.</summary>
public interface IWorkdays
{
    /// <param name="day">In the district's time zone.</param>
    ValueTask<bool> IsWorkdayAsync(DateOnly day);
}
