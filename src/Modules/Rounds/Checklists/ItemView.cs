namespace Wangge.Rounds.Checklists;

/// <summary>An item of a checklist as clients write and read it; see <see cref="ChecklistItem"/>.</summary>
/// <param name="Evidence"><c>none</c>, <c>photo</c>, <c>number</c> or <c>text</c>.</param>
/// <param name="Severity"><c>general</c> or <c>major</c>.</param>
/// <param name="LimitUnit"><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</param>
/// <param name="ReadingUnit">For <c>number</c>: what is read off, such as <c>MPa</c>.</param>
public sealed record ItemView(
    [Required, MaxLength(40)] string Code, [Required, MaxLength(200)] string Text, [Required, MaxLength(200)] string English,
    [MaxLength(400)] string Look, [MaxLength(400)] string LookEnglish, [Required, MaxLength(10)] string Evidence, [Required, MaxLength(10)] string Severity,
    decimal LimitAmount, [Required, MaxLength(20)] string LimitUnit,
    [MaxLength(12)] string? ReadingUnit = null, double? Lowest = null, double? Highest = null)
{
    internal static ItemView Of(ChecklistItem item) => new(
        item.Code, item.Text, item.English, item.Look, item.LookEnglish, item.Evidence.Wire(), item.Severity.Wire(), item.Limit.Amount, item.Limit.Unit,
        item.Reading?.Unit, item.Reading?.Lowest, item.Reading?.Highest);
}
