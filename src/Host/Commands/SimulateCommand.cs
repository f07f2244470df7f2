using System.CommandLine;
using Wangge.Host.Demo;
using Wangge.Host.Simulation;

namespace Wangge.Host.Commands;

/// <summary><c>simulate</c>: makes the demo district live, beside the server that serves it.</summary>
internal static class SimulateCommand
{
    public static Command Make()
    {
        var home = HomeOption.Make();
        var url = new Option<string>("--url") { Description = "Where the server is.", DefaultValueFactory = _ => "http://localhost:5080" };
        var minutes = new Option<double?>("--minutes") { Description = "How long; until it is stopped where left out." };
        var matters = new Option<int>("--matters") { Description = "Seconds between two matters that come in; 0: none.", DefaultValueFactory = _ => 45 };
        var seed = new Option<int>("--seed") { Description = "Other numbers make another day.", DefaultValueFactory = _ => 1 };
        var command = new Command("simulate", "Make the demo district live: units go about on its roads, rounds are walked, matters come in, the nearest is sent.") { home, url, minutes, matters, seed };
        command.Subcommands.Add(SimulateButtonCommand.Make());
        command.Subcommands.Add(SimulateCameraCommand.Make());
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            if (DemoSignIns.Read(at).Count == 0) { return Console.Error.Say($"{at.Path} has no demo district: only that is simulated.", ExitCode.Refused); }
            if (!Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var server)) { return Console.Error.Say("--url takes an address such as http://localhost:5080.", ExitCode.Refused); }
            var pace = new SimulationPace(
                parsed.GetValue(seed), SecondsBetweenFixes: 5, Math.Clamp(parsed.GetValue(matters), 0, 86_400), parsed.GetValue(minutes) is { } span ? TimeSpan.FromMinutes(span) : null);
            try
            {
                await new Simulation.Simulation(server, at, pace, TimeProvider.System, Console.WriteLine).RunAsync(ct);
                return 0;
            }
            catch (HttpRequestException away)
            {
                return Console.Error.Say($"{server}: {away.Message}", ExitCode.Failed);
            }
        });
        return command;
    }
}
