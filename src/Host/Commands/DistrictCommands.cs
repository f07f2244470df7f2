using System.CommandLine;
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
        var command = new Command("create", "Add a district.") { home, code, name, zone, store };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            using var held = HomeLock.TryTake(at);
            if (held is null) { return Console.Error.Say($"{at.Path} is in use by another wangge.", 3); }
            var district = new District(parsed.GetValue(code)!, parsed.GetValue(name)!, parsed.GetValue(zone)!, parsed.GetValue(store));
            if (!District.IsCode(district.Code)) { return Console.Error.Say("A code is 2 to 32 lower-case letters, digits and hyphens.", 2); }
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(district.TimeZone, out _)) { return Console.Error.Say($"No time zone {district.TimeZone}.", 2); }

            await using var services = WanggeApp.BuildOffline(at, []);
            if (!services.GetRequiredService<DistrictRegistry>().TryAdd(district)) { return Console.Error.Say($"There is a district {district.Code} already.", 2); }
            await services.GetRequiredService<Stores>().Get(district.Code).PrepareAsync(new ConsoleProgress(), ct);
            return 0;
        });
        return command;
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
