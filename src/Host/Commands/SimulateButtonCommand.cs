using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Doors;
using Wangge.Host.Demo;

namespace Wangge.Host.Commands;

/// <summary><c>simulate button</c>: presses one of the demo's buttons at the server that serves it, as the device itself would.</summary>
internal static class SimulateButtonCommand
{
    public static Command Make()
    {
        var home = HomeOption.Make();
        var url = new Option<string>("--url") { Description = "Where the server is.", DefaultValueFactory = _ => "http://localhost:5080" };
        var code = new Option<string?>("--code") { Description = "Of the button, such as BJ-001; one by chance where left out." };
        var kind = new Option<string>("--kind") { Description = "press, drill or test.", DefaultValueFactory = _ => "press" };
        var command = new Command("button", "Press a button of the demo district.") { home, url, code, kind };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            var buttons = DemoButtons.Read(at);
            if (buttons.Count == 0) { return Console.Error.Say($"{at.Path} has no demo buttons.", ExitCode.Refused); }
            var button = parsed.GetValue(code) is { } named ? buttons.FirstOrDefault(b => b.Code == named) : buttons[Random.Shared.Next(buttons.Count)];
            if (button is null) { return Console.Error.Say($"No button {parsed.GetValue(code)}; there are {buttons[0].Code} to {buttons[^1].Code}.", ExitCode.Refused); }
            if (!Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var server)) { return Console.Error.Say("--url takes an address such as http://localhost:5080.", ExitCode.Refused); }
            try
            {
                return await PressAsync(server, button, parsed.GetValue(kind)!, ct);
            }
            catch (HttpRequestException away)
            {
                return Console.Error.Say($"{server}: {away.Message}", ExitCode.Failed);
            }
        });
        return command;
    }

    private static async Task<int> PressAsync(Uri server, FoundAlarmDevice button, string kind, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{button.UserName}:{button.Key}")));
        var district = Device.Named(button.UserName)!.DistrictCode;
        using var answer = await http.PutAsJsonAsync($"d/{district}/api/alarm-door/{button.Id}/alarms/{Guid.CreateVersion7()}", new { kind }, ct);
        var said = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) { return Console.Error.Say(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {said}"), ExitCode.Failed); }
        Console.WriteLine($"{button.Code} {button.Name}: {said}");
        return 0;
    }
}
