using System.Collections.Frozen;
using System.Globalization;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>The highest speeds that are signed at a way of OpenStreetMap. Source: OpenStreetMap wiki, "Key:maxspeed", "Key:source:maxspeed".</summary>
internal static class SpeedSigns
{
    private const double KilometresPerMile = 1.609344;

    private static readonly string[] Forward = ["maxspeed:forward", "maxspeed", "source:maxspeed:forward", "source:maxspeed", "maxspeed:type:forward", "maxspeed:type"];
    private static readonly string[] Backward = ["maxspeed:backward", "maxspeed", "source:maxspeed:backward", "source:maxspeed", "maxspeed:type:backward", "maxspeed:type"];

    /// <summary>What the law says of a kind of road, where a tag names the kind in place of a number; countries that differ come first. 0: no limit.</summary>
    private static readonly FrozenDictionary<string, byte> ByLaw = new Dictionary<string, byte>(StringComparer.Ordinal)
    {
        ["cn:rural"] = 70, ["cn:trunk"] = 100, ["cn:motorway"] = 120,
        ["at:rural"] = 100, ["at:trunk"] = 100, ["ch:rural"] = 80, ["ch:trunk"] = 100, ["ch:motorway"] = 120, ["de:rural"] = 100, ["de:motorway"] = 0, ["de:living_street"] = 7,
        ["fr:rural"] = 80, ["lv:living_street"] = 20, ["ru:living_street"] = 20, ["ru:urban"] = 60, ["ru:motorway"] = 110,
        ["urban"] = 50, ["rural"] = 90, ["trunk"] = 110, ["motorway"] = 130,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SignedSpeed Of(OsmTags tags) => new(First(tags, Forward), First(tags, Backward));

    /// <summary>km/h, 0 where nothing usable is said; <c>30</c>, <c>20 mph</c>, <c>walk</c>, <c>CN:rural</c>.</summary>
    public static byte Read(string? said)
    {
        if (said is null) { return 0; }
        if (said == "walk") { return 6; }
        if (said.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            var kind = said.ToLowerInvariant();
            return ByLaw.TryGetValue(kind, out var there) ? there : ByLaw.GetValueOrDefault(kind[(colon + 1)..]);
        }

        var isMiles = said.EndsWith("mph", StringComparison.Ordinal);
        var number = isMiles ? said[..^3] : said.EndsWith("km/h", StringComparison.Ordinal) ? said[..^4] : said;
        return double.TryParse(number.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and < 200
            ? (byte)Math.Min(250, Math.Max(1, Math.Round(isMiles ? speed * KilometresPerMile : speed)))
            : (byte)0;
    }

    private static byte First(OsmTags tags, string[] keys)
    {
        foreach (var key in keys)
        {
            if (Read(tags[key]) is > 0 and var signed) { return signed; }
        }

        return 0;
    }
}
