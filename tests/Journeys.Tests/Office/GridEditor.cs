using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>What all who draw grids do.</summary>
internal static class GridEditor
{
    /// <summary>Looks for a community in the base data and opens the editor of its grids.</summary>
    public static async Task OpenAsync(Person keeper, string community)
    {
        await keeper.GoAsync("/office/base");
        await keeper.Page.GetByRole(AriaRole.Searchbox, new() { Name = keeper.Words["areas-office.find"] }).FillAsync(community);
        // Itself, not one of its grids, whose names begin alike.
        await keeper.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{community}(?!第)") }).First.ClickAsync();
        await keeper.Button("areas-office.draw.start").ClickAsync();
    }

    /// <summary>The button that saves, whatever edition it would be.</summary>
    public static ILocator Save(Person keeper) => keeper.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(keeper.Words["areas-office.draw.save", ("n", "\\d+")]) });
}
