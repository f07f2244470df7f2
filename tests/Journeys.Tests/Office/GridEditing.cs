using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>A grid's corner is moved from the keyboard: what would leave a gap is refused, and mended by a key.</summary>
public sealed class GridEditing(JourneyServer server)
{
    private static readonly string[] Ways = ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"];

    [Fact]
    public async Task A_gap_is_named_keeps_the_save_shut_and_is_mended_by_one_key()
    {
        await using var keeper = await server.OpenAsync("system-administrator", Screen.Desktop);
        await GridEditor.OpenAsync(keeper, "凯帝家园社区");
        var corners = keeper.Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = keeper.Words["areas-office.draw.corner"] });
        await corners.ClickAsync();
        await Assertions.Expect(corners).ToHaveAttributeAsync("aria-pressed", "true");

        await keeper.Page.Keyboard.PressAsync("]");
        var alert = keeper.Page.GetByRole(AriaRole.Alert).Filter(new() { HasTextRegex = new Regex(keeper.Words["areas-office.draw.gaps", ("n", "\\d+")]) });
        foreach (var way in Ways)
        {
            for (var i = 0; i < 3; i++) { await keeper.Page.Keyboard.PressAsync($"Shift+{way}"); }
            await keeper.Page.WaitForTimeoutAsync(500);
            if (await alert.CountAsync() > 0) { break; }
            for (var i = 0; i < 3; i++) { await keeper.Page.Keyboard.PressAsync("Control+z"); }
        }

        await alert.WaitForAsync();
        await Assertions.Expect(GridEditor.Save(keeper)).ToBeDisabledAsync();
        await keeper.PictureAsync("office-base-gap");

        // A corner that is moved may leave several pieces; each is mended by itself.
        for (var i = 0; i < 4 && await alert.CountAsync() > 0; i++)
        {
            await keeper.Page.Keyboard.PressAsync("1");
            await keeper.Page.WaitForTimeoutAsync(500);
        }

        await Assertions.Expect(alert).ToHaveCountAsync(0);
        Person.HadNoFaults(keeper);
    }
}
