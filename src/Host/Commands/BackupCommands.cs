using System.CommandLine;
using System.Globalization;
using Wangge.Kernel.Backup;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary><c>backup</c> copies a home while it is in use; <c>restore</c> puts a copy back and erases again what was erased since.</summary>
internal static class BackupCommands
{
    public static Command MakeBackup()
    {
        var home = HomeOption.Make();
        var to = new Option<string?>("--to") { Description = "A new folder; by default one named by the time, beside the home." };
        var command = new Command("backup", "Copy this home while it is in use.") { home, to };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            await using var services = WanggeApp.BuildOffline(at, []);
            var stamp = services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            var folder = Path.GetFullPath(parsed.GetValue(to) ?? $"{at.Path}-backup-{stamp}");
            await services.GetRequiredService<HomeBackup>().WriteAsync(folder, new ConsoleProgress(), ct);
            Console.WriteLine($"Backed up to {folder}");
            return 0;
        });
        return command;
    }

    public static Command MakeRestore()
    {
        var home = HomeOption.Make();
        var from = new Argument<string>("folder") { Description = "A copy made by backup." };
        var command = new Command("restore", "Put a copy back into a home that holds no district.") { from, home };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            var folder = Path.GetFullPath(parsed.GetValue(from)!);
            using var held = HomeLock.TryTake(at);
            if (held is null) { return Console.Error.Say($"{at.Path} is in use by another wangge.", ExitCode.HomeInUse); }
            if (await HomeBackup.FindDamageAsync(folder, ct) is { } damaged) { return Console.Error.Say($"The copy is not whole: {damaged}", ExitCode.Refused); }
            if (File.Exists(at.File("districts.json"))) { return Console.Error.Say($"{at.Path} holds districts already; move it away or name another --home.", ExitCode.Refused); }

            HomeBackup.Lay(folder, at);
            await using var services = WanggeApp.BuildOffline(at, []);
            var stores = services.GetRequiredService<Stores>();
            foreach (var district in services.GetRequiredService<DistrictRegistry>().All)
            {
                Console.WriteLine($"{district.Code}: restoring the store");
                await stores.Get(district.Code).RestoreAsync(Path.Combine(folder, "districts", district.Code), ct);
                await stores.Get(district.Code).PrepareAsync(new ConsoleProgress(), ct);
                var erased = await services.GetRequiredService<Erasing>().ReplayAsync(stores.Get(district.Code), ct);
                Console.WriteLine($"{district.Code}: erased again {erased}");
            }

            return 0;
        });
        return command;
    }
}
