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
