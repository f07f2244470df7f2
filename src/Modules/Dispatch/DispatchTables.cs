using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Operations;
using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Posting;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Units;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch;

/// <inheritdoc/>
internal sealed class DispatchTables : IModuleTables
{
    public string Prefix => "dispatch";

    public void Map(ModelBuilder model)
    {
        UnitTables.Map(model);
        PositionTables.Map(model);
        OperationTables.Map(model);
        ClosureTables.Map(model);
        SpeedTables.Map(model);
        ZoneVersion.Map(model);
        PostPlan.Map(model);
    }
}
