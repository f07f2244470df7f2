using System.CommandLine;
using System.Data.Common;
using Wangge.Host;
using Wangge.Host.Commands;

var root = new RootCommand("Wangge (网格): a city district's grid service.")
{
    UpCommand.Make(),
    DistrictCommands.Make(),
    ImportCommands.Make(),
    ExportCommands.Make(),
    BackupCommands.MakeBackup(),
    BackupCommands.MakeRestore(),
    AuditCommands.Make(),
    SimulateCommand.Make(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception outside) when (outside is IOException or UnauthorizedAccessException or DbException)
{
    // Of the disk, the network, the database: their own words say it; where in the program it was met helps nobody.
    return Console.Error.Say(outside.Message, ExitCode.Failed);
}
catch (OperationCanceledException)
{
    return Console.Error.Say("Stopped before it was done.", ExitCode.Failed);
}
#pragma warning disable CA1031 // The last stop: whatever else came is told whole, and ends with a code instead of a crash.
catch (Exception unforeseen)
#pragma warning restore CA1031
{
    return Console.Error.Say(unforeseen.ToString(), ExitCode.Failed);
}
