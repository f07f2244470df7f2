namespace Wangge.City.Osm;

/// <summary>A file that cannot be read on; nothing of it is taken.</summary>
/// <param name="code">Stable, such as <c>city.map.cut-off</c>; see <see cref="CityRefusals"/>.</param>
internal sealed class OsmFault(string code, string what) : Exception(what)
{
    public string Code { get; } = code;

    public static OsmFault CutOff() => new(CityRefusals.CutOff, "The file ends in the middle.");

    public static OsmFault Unfit(string what) => new(CityRefusals.NotOsm, what);

    public static OsmFault TooLarge(string what) => new(CityRefusals.TooLarge, what);
}
