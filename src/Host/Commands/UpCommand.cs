using System.CommandLine;
using Wangge.Host.Demo;
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
        var urls = new Option<string>("--urls") { Description = "Addresses to serve, separated by semicolons.", DefaultValueFactory = _ => DefaultUrl };
        var empty = new Option<bool>("--empty") { Description = "Make no demo district." };
        var command = new Command("up", "Serve this home; at the first start with a demo district.") { home, urls, empty };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            using var held = HomeLock.TryTake(at);
            if (held is null)
            {
                await Console.Error.WriteLineAsync($"{at.Path} is in use by another wangge. Stop it, or name another folder with --home.");
                return 3;
            }

            await using var app = WanggeApp.Build(at, ["--urls", parsed.GetValue(urls)!]);
            if (!parsed.GetValue(empty) && DemoMaking.IsDue(at, app.Services.GetRequiredService<DistrictRegistry>()))
            {
                await new DemoMaking(app.Services, at, new ConsoleProgress()).RunAsync(ct);
            }

            await PrepareStoresAsync(app.Services, ct);
            await app.StartAsync(ct);
            DemoSignIns.Print(at, Console.Out);
            foreach (var address in app.Urls) { Console.WriteLine($"Wangge is up at {address}"); }
            await app.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }

    private static async Task PrepareStoresAsync(IServiceProvider services, CancellationToken ct)
    {
        var progress = new ConsoleProgress();
        foreach (var district in services.GetRequiredService<DistrictRegistry>().All)
        {
            await services.GetRequiredService<DistrictPreparation>().RunAsync(district.Code, progress, ct);
        }
    }
}
