namespace Wangge.Kernel.Osm;

/// <summary>An OpenStreetMap file that cannot be read on; nothing of it is taken.</summary>
/// <param name="code">Stable, such as <c>osm.cut-off</c>; clients translate it.</param>
public sealed class OsmFileException(string code, string what) : Exception(what)
{
    internal const string PackingUnknown = "osm.packing-unknown";
    internal const string FeatureUnknown = "osm.feature-unknown";

    public string Code { get; } = code;

    public static OsmFileException CutOff() => new("osm.cut-off", "The file ends in the middle.");

    public static OsmFileException Unfit(string what) => new("osm.unfit", what);

    public static OsmFileException TooLarge(string what) => new("osm.too-large", what);
}
