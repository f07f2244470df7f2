using System.CommandLine;
using Wangge.Contracts.Areas;

namespace Wangge.Host.Commands;

/// <summary><c>import</c>: takes files over, each row accounted for.</summary>
internal static class ImportCommands
{
    public static Command Make() => new("import", "Take a file over; each row is accounted for, and the same file again changes nothing.")
    {
        ImportReportsCommand.Make(),
        ImportMap.Make(),
        ImportRoads.Make(),
        ImportAreasCommand.Make(AreaFileKind.Areas, "Areas and grids, with edges and counts."),
        ImportAreasCommand.Make(AreaFileKind.Centres, "Centres and stations."),
        ImportAreasCommand.Make(AreaFileKind.Units, "Units that handle cases."),
        ImportAreasCommand.Make(AreaFileKind.Postings, "Who stands at which grid in which post."),
        ImportAreasCommand.Make(AreaFileKind.Ledgers, "Counts of the grids."),
        ImportAreasCommand.Make(AreaFileKind.Divisions, "An edition of the division code list, or its history."),
    };
}
