using System.CommandLine;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary><c>audit verify</c>: proves each district's log, or says what is wrong with it.</summary>
internal static class AuditCommands
{
    public static Command Make() => new("audit", "The tamper-evident log.") { Verify() };

    private static Command Verify()
    {
        var home = HomeOption.Make();
        var against = new Option<FileInfo?>("--against") { Description = "Checkpoints that were kept outside this house, one a line." };
        var only = new Option<string?>("--district") { Description = "One district alone." };
        var command = new Command("verify", "Verify the log against its checkpoints.") { home, against, only };
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = WanggeApp.BuildOffline(HomeOption.At(parsed.GetValue(home)!), []);
            var outside = parsed.GetValue(against) is { } file ? await File.ReadAllLinesAsync(file.FullName, ct) : [];
            var isSound = true;
            foreach (var district in services.GetRequiredService<DistrictRegistry>().All.Where(d => parsed.GetValue(only) is not { } code || code == d.Code))
            {
                var store = services.GetRequiredService<Stores>().Get(district.Code);
                // Lines of other districts in one file of checkpoints are not this district's witnesses.
                var own = outside.Where(line => !Checkpoint.TryParse(line, out var checkpoint) || checkpoint.District == district.Code);
                var verdict = await services.GetRequiredService<AuditLog>().VerifyAsync(store, own, ct);
                Console.WriteLine($"{district.Code}: {verdict.Size} leaves, {(verdict.IsSound ? "sound" : $"{verdict.FindingCount} findings, the first at leaf {verdict.FirstBadIndex}")}");
                foreach (var finding in verdict.Findings) { Console.WriteLine($"  {finding}"); }
                Console.WriteLine($"  {verdict.Limits}");
                isSound &= verdict.IsSound;
            }

            return isSound ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }
}
