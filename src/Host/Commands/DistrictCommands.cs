using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary><c>district create</c> and <c>district list</c>.</summary>
internal static class DistrictCommands
{
    public static Command Make() => new("district", "The districts of this home.") { Create(), List() };

    private static Command Create()
    {
        var home = HomeOption.Make();
        var code = new Argument<string>("code") { Description = "Lower-case letters, digits, hyphens." };
        var name = new Option<string>("--name") { Description = "As people say it.", Required = true };
        var zone = new Option<string>("--zone") { Description = "IANA time zone.", DefaultValueFactory = _ => "Asia/Shanghai" };
        var store = new Option<StoreKind>("--store") { Description = "sqlite or postgres." };
        var squares = new Option<string?>("--square-grids") { Description = "west,south,east,north,metres: cover this box (WGS-84 degrees) with square grids." };
        var command = new Command("create", "Add a district and its three administrators.") { home, code, name, zone, store, squares };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            using var held = HomeLock.TryTake(at);
            if (held is null) { return Console.Error.Say($"{at.Path} is in use by another wangge.", ExitCode.HomeInUse); }
            var district = new District(parsed.GetValue(code)!, parsed.GetValue(name)!, parsed.GetValue(zone)!, parsed.GetValue(store));
            if (!District.IsCode(district.Code)) { return Console.Error.Say("A code is 2 to 32 lower-case letters, digits and hyphens.", ExitCode.Refused); }
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(district.TimeZone, out _)) { return Console.Error.Say($"No time zone {district.TimeZone}.", ExitCode.Refused); }
            var grids = parsed.GetValue(squares) is { } box ? FindBox(box) : null;
            if (parsed.GetValue(squares) is not null && grids is null) { return Console.Error.Say("--square-grids takes west,south,east,north,metres: a box in degrees and the side of a grid.", ExitCode.Refused); }

            await using var services = WanggeApp.BuildOffline(at, []);
            if (district.Store == StoreKind.Postgres && string.IsNullOrEmpty(services.GetRequiredService<IOptions<StorageOptions>>().Value.Postgres))
            {
                return Console.Error.Say("For --store postgres, set Storage:Postgres in wangge.json or WANGGE_Storage__Postgres.", ExitCode.Refused);
            }

            if (grids is not null && WhyUnfit(services, grids) is { } unfit) { return Console.Error.Say($"--square-grids: {unfit}", ExitCode.Refused); }
            if (!services.GetRequiredService<DistrictRegistry>().TryAdd(district)) { return Console.Error.Say($"There is a district {district.Code} already.", ExitCode.Refused); }
            await services.GetRequiredService<DistrictPreparation>().RunAsync(district.Code, new ConsoleProgress(), ct);
            await FoundAsync(services, district, grids, ct);
            return 0;
        });
        return command;
    }

    private static async Task FoundAsync(IServiceProvider services, District district, SquareGridPlan? grids, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(district.Code));
        if (grids is not null)
        {
            Console.WriteLine($"{district.Code}: {await scope.ServiceProvider.GetRequiredService<ISquareGrids>().FoundAsync(grids, ct)} square grids");
        }

        Console.WriteLine("First passwords, shown this once, good for 7 days:");
        foreach (var first in await scope.ServiceProvider.GetRequiredService<IFirstAdministrators>().CreateAsync(ct))
        {
            Console.WriteLine($"  {first.SignInName,-24} {first.Password}   {first.Role}");
        }
    }

    private static string? WhyUnfit(IServiceProvider services, SquareGridPlan grids)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<ISquareGrids>().WhyUnfit(grids);
    }

    private static SquareGridPlan? FindBox(string text)
    {
        var cells = text.Split(',');
        var numbers = new double[5];
        if (cells.Length != numbers.Length) { return null; }
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(cells[i], CultureInfo.InvariantCulture, out numbers[i])) { return null; }
        }

        return new SquareGridPlan(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private static Command List()
    {
        var home = HomeOption.Make();
        var command = new Command("list", "Name the districts.") { home };
        command.SetAction(parsed =>
        {
            foreach (var district in new DistrictRegistry(HomeOption.At(parsed.GetValue(home)!)).All)
            {
                Console.WriteLine($"{district.Code}\t{district.Name}\t{district.Store}\t{district.TimeZone}");
            }
        });
        return command;
    }
}
