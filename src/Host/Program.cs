using System.CommandLine;
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
return await root.Parse(args).InvokeAsync();
