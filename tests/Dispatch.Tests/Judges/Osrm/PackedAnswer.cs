using Google.FlatBuffers;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>Reads an answer that came as FlatBuffers, by OSRM's message descriptors.</summary>
internal static class PackedAnswer
{
    /// <summary>Longitude and latitude of the first waypoint.</summary>
    public static (double Longitude, double Latitude) FirstPlace(byte[] bytes)
    {
        var waypoints = Field(Root(bytes), 3);
        var first = Inside(waypoints.Table, waypoints.Table.__vector(waypoints.Offset));
        var at = first.__offset(4 + (2 * 3)) + first.bb_pos;
        return (first.bb.GetFloat(at), first.bb.GetFloat(at + sizeof(float)));
    }

    /// <summary>Row by row.</summary>
    /// <param name="isDistance">Else durations.</param>
    public static float[][] Matrix(byte[] bytes, bool isDistance)
    {
        var field = Field(Root(bytes), 5);
        var table = Inside(field.Table, field.Offset + field.Table.bb_pos);
        var (rows, columns) = (table.bb.GetUshort(table.__offset(6) + table.bb_pos), table.bb.GetUshort(table.__offset(8) + table.bb_pos));
        var begin = table.__vector(table.__offset(isDistance ? 10 : 4));
        return [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => table.bb.GetFloat(begin + (sizeof(float) * ((r * columns) + c)))).ToArray())];
    }

    private static Table Root(byte[] bytes)
    {
        var buffer = new ByteBuffer(bytes);
        return new Table(buffer.GetInt(buffer.Position) + buffer.Position, buffer);
    }

    private static (Table Table, int Offset) Field(Table table, int number) => (table, table.__offset(4 + (2 * number)));

    private static Table Inside(Table table, int at) => new(table.__indirect(at), table.bb);
}
