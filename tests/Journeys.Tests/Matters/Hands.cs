using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Matters;

/// <summary>What each pair of hands does to a matter on its own screen, in the words of that screen.</summary>
internal static class Hands
{
    /// <summary>A resident tells of rubbish with a photo and a place; answers the number and the address to follow it.</summary>
    public static async Task<(string Number, string Follow)> SayAsync(this Person resident, string words, string typeKey)
    {
        await resident.GoAsync("/say");
        var type = await resident.Page.EvaluateAsync<string>(
            "async ([key, english]) => { const one = (await (await fetch('/api/public/types')).json()).flatMap(g => g.types).find(t => t.key === key); return english && one.englishName || one.name }",
            new object[] { typeKey, resident.IsEnglish });
        await resident.Field("cases-portal.take").SetInputFilesAsync(Scenes.Photo());
        await resident.Button("cases-portal.find-me").ClickAsync();
        await resident.Field("cases-portal.words").FillAsync(words);
        await resident.Field("cases-portal.find-type").FillAsync(type);
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = type, Exact = true }).First.ClickAsync();
        await Assertions.Expect(resident.Field("cases-portal.place-words")).Not.ToHaveValueAsync("");
        await resident.PictureAsync("portal-say-filled");
        await resident.Button("cases-portal.send").ClickAsync();
        var sent = resident.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = resident.Words["cases-portal.arrived"] });
        await sent.WaitForAsync();
        await resident.PictureAsync("portal-say-sent");
        var number = await sent.Locator("b").InnerTextAsync();
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = resident.Words["cases-portal.follow"], Exact = true }).ClickAsync();
        await resident.Page.GetByText(words).WaitForAsync();
        return (number, new Uri(resident.Page.Url).AbsolutePath);
    }

    /// <summary>Finds a matter at the desk by its number, from the keyboard, and opens it.</summary>
    public static async Task FindAsync(this Person desk, string number)
    {
        if (!desk.Page.Url.Contains("/office/", StringComparison.Ordinal)) { await desk.GoAsync("/office/cases"); }
        await desk.Page.GetByRole(AriaRole.Navigation).First.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("/");
        await desk.Page.Keyboard.TypeAsync(number);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex($"/office/cases\\?q={number}$"));
        // The list from before stands until the answer comes.
        var found = desk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link);
        await Assertions.Expect(found).ToHaveCountAsync(1);
        await found.ClickAsync();
        // Asked again and again: WaitForURLAsync misses a page that came while it began to wait.
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/office/cases/[0-9a-f-]{36}$"));
    }

    /// <summary>Presses the key of an act and waits until the desk says that it is done.</summary>
    public static async Task PressAsync(this Person desk, string key, string action)
    {
        await desk.Button($"cases.acts.{action}").First.WaitForAsync();
        await desk.Page.Keyboard.PressAsync(key);
        await desk.ToldAsync(desk.Words["cases.queue.done", ("act", desk.Words[$"cases.acts.{action}"])]);
    }

    /// <summary>Chooses the unit that a matter goes to by its name, before it is dispatched.</summary>
    public static async Task ChooseUnitAsync(this Person desk, string unit)
    {
        var chosen = desk.Page.GetByRole(AriaRole.Button, new() { Name = unit, Exact = true, Pressed = true });
        var find = desk.Field("cases.queue.find-unit").First;
        // What is suggested comes when it comes, and what was typed before is dropped with it.
        for (var i = 0; i < 20 && await chosen.CountAsync() == 0; i++)
        {
            await find.FillAsync(unit);
            await find.PressAsync("Enter");
            await desk.Page.WaitForTimeoutAsync(250);
        }

        await chosen.WaitForAsync();
        await find.BlurAsync();
    }

    /// <summary>Opens a matter from today's tasks on the phone.</summary>
    public static async Task TakeTaskAsync(this Person phone, Guid caseId)
    {
        await phone.GoAsync("/field/");
        await phone.Page.Locator($"a[href$='/{caseId}']").ClickAsync();
    }

    /// <summary>The unit signs on the phone.</summary>
    public static async Task SignAsync(this Person phone, Guid caseId)
    {
        await phone.TakeTaskAsync(caseId);
        await phone.Button("cases-field.task.sign").ClickAsync();
    }

    /// <summary>The unit says what was done, with a photo of it.</summary>
    public static async Task FeedBackAsync(this Person phone, Guid caseId, string words)
    {
        await phone.TakeTaskAsync(caseId);
        await phone.Button("cases-field.task.done").ClickAsync();
        await phone.Button("cases-field.camera.shutter").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Textbox).FillAsync(words);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = phone.Words["cases-field.task.feed-back"] }).ClickAsync();
    }

    /// <summary>A grid worker looks at the place and says that it is solved, with a photo from the same angle.</summary>
    public static async Task PassCheckAsync(this Person phone, Guid caseId)
    {
        await phone.TakeTaskAsync(caseId);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = phone.Words["cases-field.check.take"] }).ClickAsync();
        await phone.Button("cases-field.camera.shutter").ClickAsync();
        await phone.Button("cases-field.check.again").WaitForAsync();
        await phone.PictureAsync("field-check-taken");
        await phone.Button("cases-field.check.passed").ClickAsync();
    }

    /// <summary>The reporter answers the question that counts with no, on the page of the link.</summary>
    public static async Task SayNotSolvedAsync(this Person resident, string follow, string why)
    {
        await resident.GoAsync(follow);
        await resident.Page.GetByRole(AriaRole.Heading, new() { Name = resident.Words["cases-portal.solved"] }).WaitForAsync();
        await resident.PictureAsync("portal-follow-asked");
        await resident.Button("cases-portal.no").ClickAsync();
        await resident.Field("cases-portal.what-is-wrong").FillAsync(why);
        await resident.Field("cases-portal.photo-again").SetInputFilesAsync(Scenes.Photo());
        await resident.Button("cases-portal.send-no").ClickAsync();
        await resident.ToldAsync(resident.Words["cases-portal.reopened"]);
    }

    /// <summary>Waits for a short note at the edge of the screen.</summary>
    public static Task ToldAsync(this Person person, string text) =>
        person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = text }).First.WaitForAsync();
}
