using Google.FlatBuffers;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>The same answer as FlatBuffers. Source: OSRM's HTTP documentation, "Flatbuffers format", and its message descriptors: the numbers are their fields' places.</summary>
internal sealed class OsrmPacking
{
    public const string MediaType = "application/x-flatbuffers";

    private readonly FlatBufferBuilder _to = new(1024);

    public static byte[] Pack(OsrmAnswer answer)
    {
        var packing = new OsrmPacking();
        packing._to.Finish(packing.Answer(answer));
        return packing._to.SizedByteArray();
    }

    private int Answer(OsrmAnswer answer)
    {
        var version = Text(answer.DataVersion);
        // Of a table the places that one sets out from stand with the answer, the others with the table.
        var waypoints = Row(answer.Waypoints ?? answer.Sources, Waypoint);
        var routes = Row(answer.Routes, Route);
        var table = answer.Durations is null && answer.Distances is null ? 0 : Table(answer);
        _to.StartTable(6);
        _to.AddOffset(2, version, 0);
        _to.AddOffset(3, waypoints, 0);
        _to.AddOffset(4, routes, 0);
        _to.AddOffset(5, table, 0);
        return _to.EndTable();
    }

    private int Table(OsrmAnswer answer)
    {
        var (durations, distances) = (Numbers(answer.Durations), Numbers(answer.Distances));
        var destinations = Row(answer.Destinations, Waypoint);
        var cells = Row(answer.FallbackSpeedCells?.SelectMany(cell => cell).ToList(), number => number, isOffset: false);
        var shape = (answer.Durations ?? answer.Distances)!;
        _to.StartTable(6);
        _to.AddOffset(0, durations, 0);
        _to.AddUshort(1, (ushort)shape.Count, 0);
        _to.AddUshort(2, (ushort)shape[0].Count, 0);
        _to.AddOffset(3, distances, 0);
        _to.AddOffset(4, destinations, 0);
        _to.AddOffset(5, cells, 0);
        return _to.EndTable();
    }

    private int Waypoint(OsrmWaypoint waypoint)
    {
        var name = Text(waypoint.Name);
        _to.StartTable(9);
        _to.AddFloat(1, (float)waypoint.Distance, 0);
        _to.AddOffset(2, name, 0);
        _to.AddStruct(3, Position(waypoint.Location), 0);
        if (waypoint.Nodes is [var first, var second]) { _to.AddStruct(4, Pair(first, second), 0); }
        return _to.EndTable();
    }

    private int Route(OsrmRoute route)
    {
        var (name, line) = (Text(route.WeightName), Text(route.Geometry as string));
        var legs = Row(route.Legs, Leg);
        _to.StartTable(8);
        _to.AddFloat(0, (float)route.Distance, 0);
        _to.AddFloat(1, (float)route.Duration, 0);
        _to.AddFloat(2, (float)route.Weight, 0);
        _to.AddOffset(3, name, 0);
        _to.AddOffset(5, line, 0);
        _to.AddOffset(7, legs, 0);
        return _to.EndTable();
    }

    private int Leg(OsrmLeg leg)
    {
        var summary = Text(leg.Summary);
        _to.StartTable(8);
        _to.AddDouble(0, leg.Distance, 0);
        _to.AddDouble(1, leg.Duration, 0);
        _to.AddDouble(2, leg.Weight, 0);
        _to.AddOffset(3, summary, 0);
        return _to.EndTable();
    }

    private int Text(string? text) => text is null ? 0 : _to.CreateString(text).Value;

    private int Position(double[] location)
    {
        _to.Prep(sizeof(float), 2 * sizeof(float));
        _to.PutFloat((float)location[1]);
        _to.PutFloat((float)location[0]);
        return _to.Offset;
    }

    private int Pair(long first, long second)
    {
        _to.Prep(sizeof(long), 2 * sizeof(long));
        _to.PutUlong((ulong)second);
        _to.PutUlong((ulong)first);
        return _to.Offset;
    }

    /// <summary>Row by row; where no way leads, the greatest number.</summary>
    private int Numbers(IReadOnlyList<IReadOnlyList<double?>>? cells)
    {
        if (cells is null) { return 0; }
        var all = cells.SelectMany(row => row).ToList();
        _to.StartVector(sizeof(float), all.Count, sizeof(float));
        for (var i = all.Count - 1; i >= 0; i--) { _to.AddFloat((float?)all[i] ?? float.MaxValue); }
        return _to.EndVector().Value;
    }

    /// <param name="isOffset">What is packed of each lies elsewhere; else it is a number.</param>
    private int Row<T>(IReadOnlyList<T>? row, Func<T, int> pack, bool isOffset = true)
    {
        if (row is null) { return 0; }
        var packed = row.Select(pack).ToList();
        _to.StartVector(sizeof(int), packed.Count, sizeof(int));
        for (var i = packed.Count - 1; i >= 0; i--)
        {
            if (isOffset) { _to.AddOffset(packed[i]); }
            else { _to.AddInt(packed[i]); }
        }

        return _to.EndVector().Value;
    }
}
