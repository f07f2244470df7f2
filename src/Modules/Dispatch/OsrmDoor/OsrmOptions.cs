namespace Wangge.Dispatch.OsrmDoor;

/// <summary>How much one question at the door in OSRM's dialect may ask; section <c>OsrmDoor</c> of the configuration. What asks for more is <c>TooBig</c>.</summary>
internal sealed class OsrmOptions
{
    /// <summary>Of a table, sources and destinations together.</summary>
    /// <value>Default 100.</value>
    public int MostTableCoordinates { get; set; } = 100;

    /// <summary>Of a route.</summary>
    /// <value>Default 100.</value>
    public int MostRouteCoordinates { get; set; } = 100;

    /// <summary>Roads near one place.</summary>
    /// <value>Default 100.</value>
    public int MostNearest { get; set; } = 100;
}
