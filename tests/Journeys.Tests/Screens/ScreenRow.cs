using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>A screen that is walked: of which face, by which route, as whom.</summary>
/// <param name="Face"><c>portal</c>, <c>field</c> or <c>office</c>.</param>
/// <param name="Route">As the face's router has it, such as <c>/cases/:caseId</c>.</param>
/// <param name="Name">In the names of pictures; other than the route's where a route has several screens.</param>
/// <param name="Role">Who looks; null for who has no account.</param>
/// <param name="Path">Within the face; <c>{name}</c> stands for what <see cref="Scenery"/> has made.</param>
internal sealed record ScreenRow(string Face, string Route, string Name, string? Role, string Path)
{
    /// <summary>What is done after it opened, such as taking the photo; it leads to the screen that is meant.</summary>
    public Func<Person, Task>? Then { get; init; }

    /// <summary>Where the face stands.</summary>
    public string Prefix => Face == "portal" ? "" : $"/{Face}";

    /// <summary>Presses the shutter and waits for what follows.</summary>
    public static async Task ShootAsync(Person person)
    {
        await person.Button("cases-field.camera.shutter").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = person.Words["cases-field.report.send"] }).WaitForAsync();
    }
}
