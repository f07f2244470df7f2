using System.CommandLine;
using Wangge.Contracts.Doors;
using Wangge.Host.Demo;
using Wangge.Host.Simulation;
using Wangge.Host.Simulation.Cameras;
using Wangge.Host.Tls;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary><c>up</c>: prepares the home and serves it.</summary>
internal static class UpCommand
{
    private const string DefaultUrl = "http://localhost:5080";

    public static Command Make()
    {
        var home = HomeOption.Make();
        var urls = new Option<string>("--urls") { Description = "Addresses to serve without --host, separated by semicolons.", DefaultValueFactory = _ => DefaultUrl };
        var empty = new Option<bool>("--empty") { Description = "Make no demo district." };
        var tls = new TlsOptions();
        var command = new Command("up", "Serve this home; at the first start with a demo district.") { home, urls, empty };
        tls.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            using var held = HomeLock.TryTake(at);
            if (held is null) { return Console.Error.Say($"{at.Path} is in use by another wangge. Stop it, or name another folder with --home.", ExitCode.HomeInUse); }

            TlsOptions.Listening? listening;
            try
            {
                listening = tls.Find(parsed, at, TimeProvider.System);
            }
            catch (TlsSetupException bad)
            {
                return Console.Error.Say(bad.Message, ExitCode.Refused);
            }

            string[] args = listening is null ? ["--urls", parsed.GetValue(urls)!] : [];
            await using var app = WanggeApp.Build(at, args, builder => listening?.Configure(builder));
            await PrepareAsync(app.Services, at, parsed.GetValue(empty), ct);
            await using var cameras = DemoFilmServer.TryStart(at, Console.Error.WriteLine);
            try
            {
                await app.StartAsync(ct);
            }
            catch (DoorSetupException bad)
            {
                return Console.Error.Say(bad.Message, ExitCode.Refused);
            }

            await using var hearts = ButtonHearts.TryStart(at, app.Services, app.Urls, Console.Error.WriteLine);
            DemoSignIns.Print(at, Console.Out);
            if (listening is not null) { listening.Print(Console.Out); }
            else
            {
                foreach (var address in app.Urls) { Console.WriteLine($"Wangge is up at {address}"); }
            }

            await app.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }

    private static async Task PrepareAsync(IServiceProvider services, Home home, bool isEmpty, CancellationToken ct)
    {
        var progress = new ConsoleProgress();
        if (!isEmpty && DemoMaking.IsDue(home, services.GetRequiredService<DistrictRegistry>())) { await new DemoMaking(services, home, progress).RunAsync(ct); }
        await new DemoMaking(services, home, progress).DrawMissingAsync(ct);
        foreach (var district in services.GetRequiredService<DistrictRegistry>().All)
        {
            await services.GetRequiredService<DistrictPreparation>().RunAsync(district.Code, progress, ct);
        }
    }
}
