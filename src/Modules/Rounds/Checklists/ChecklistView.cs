namespace Wangge.Rounds.Checklists;

/// <summary>A checklist with one of its versions.</summary>
/// <param name="Number">The version shown.</param>
/// <param name="InForce">The version in force; 0 for none.</param>
/// <param name="Draft">The version being written, or null.</param>
/// <param name="Version">Grows with every change; the ETag.</param>
/// <param name="PublishedAt">Of the version shown; null for a draft.</param>
public sealed record ChecklistView(
    Guid ChecklistId, string Code, string Kind, string Title, string TitleEnglish, int Number, int InForce, int? Draft, DateTimeOffset? PublishedAt, DateTimeOffset? EndedAt, int Version,
    IReadOnlyList<ItemView> Items)
{
    internal static ChecklistView Of(Checklist list, ChecklistVersion shown) => new(
        list.Id, list.Code, list.Kind.Wire(), shown.Title, shown.TitleEnglish, shown.Number, list.InForce, list.Draft, shown.PublishedAt, list.EndedAt, list.Version,
        [.. shown.Items.Select(ItemView.Of)]);
}
