using System.Globalization;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Who may use a way or pass a node of OpenStreetMap. Source: OpenStreetMap wiki, "OSM tags for routing", "Key:access", "Key:barrier".</summary>
/// <remarks>Those who are sent to help may use private roads. Ferries are left out: nobody is sent by one.</remarks>
internal static class WayRules
{
    private const double KilometresPerMile = 1.609344;

    private static readonly Dictionary<string, (RoadClass Class, Passage Passage)> Classes = new(StringComparer.Ordinal)
    {
        ["motorway"] = (RoadClass.Motorway, Passage.Car), ["motorway_link"] = (RoadClass.Link, Passage.Car),
        ["trunk"] = (RoadClass.Trunk, Passage.All), ["trunk_link"] = (RoadClass.Link, Passage.All),
        ["primary"] = (RoadClass.Primary, Passage.All), ["primary_link"] = (RoadClass.Link, Passage.All),
        ["secondary"] = (RoadClass.Secondary, Passage.All), ["secondary_link"] = (RoadClass.Link, Passage.All),
        ["tertiary"] = (RoadClass.Tertiary, Passage.All), ["tertiary_link"] = (RoadClass.Link, Passage.All),
        ["unclassified"] = (RoadClass.Unclassified, Passage.All), ["road"] = (RoadClass.Unclassified, Passage.All),
        ["residential"] = (RoadClass.Residential, Passage.All), ["living_street"] = (RoadClass.LivingStreet, Passage.All),
        ["service"] = (RoadClass.Service, Passage.All), ["track"] = (RoadClass.Track, Passage.All),
        ["pedestrian"] = (RoadClass.Pedestrian, Passage.Foot), ["footway"] = (RoadClass.Path, Passage.Foot), ["path"] = (RoadClass.Path, Passage.Foot),
        ["bridleway"] = (RoadClass.Path, Passage.Foot), ["corridor"] = (RoadClass.Path, Passage.Foot), ["steps"] = (RoadClass.Steps, Passage.Foot),
        ["cycleway"] = (RoadClass.Cycleway, Passage.Foot),
    };

    private static readonly HashSet<string> Closing = new(["no", "agricultural", "forestry", "agricultural;forestry", "use_sidepath", "military"], StringComparer.Ordinal);
    private static readonly HashSet<string> Unpaved = new(
        ["unpaved", "gravel", "fine_gravel", "pebblestone", "dirt", "earth", "ground", "grass", "mud", "sand", "compacted", "rock", "woodchips"], StringComparer.Ordinal);

    /// <summary>What stops cars, and what stops everybody, where no tag says otherwise.</summary>
    private static readonly HashSet<string> StopsCars = new(
        ["bollard", "block", "cycle_barrier", "bus_trap", "chain", "debris", "full-height_turnstile", "horse_stile", "jersey_barrier", "kissing_gate", "log", "motorcycle_barrier", "planter",
            "rope", "sump_buster", "stile", "turnstile", "hampshire_gate"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> StopsAll = new(["wall", "fence", "hedge", "city_wall", "retaining_wall", "ditch"], StringComparer.Ordinal);

    /// <summary>Null: no road.</summary>
    public static (RoadClass Class, Passage Passage, byte MaxSpeed, RoadTraits Traits, string? Name)? Of(OsmTags tags)
    {
        if (tags["highway"] is not { } highway || !Classes.TryGetValue(highway, out var known) || tags.Is("area", "yes") || tags.Is("impassable", "yes")) { return null; }
        var passage = Narrowed(tags, known.Passage) & Directions(tags, highway);
        if (passage == Passage.None) { return null; }

        var traits = RoadTraits.None;
        if (tags["surface"] is { } surface && Unpaved.Contains(surface)) { traits |= RoadTraits.Unpaved; }
        if (tags["junction"] is "roundabout" or "circular") { traits |= RoadTraits.Roundabout; }
        if (tags["access"] is "private" or "customers") { traits |= RoadTraits.Private; }
        return (known.Class, passage, MaxSpeed(tags["maxspeed"] ?? tags["maxspeed:forward"]), traits, tags["name"] ?? tags["ref"]);
    }

    /// <summary>Who may pass a node; null where nothing stands in the way.</summary>
    public static Passage? OfNode(OsmTags tags)
    {
        var barrier = tags["barrier"];
        if (barrier is null && tags["highway"] is not ("crossing" or "gate" or null)) { return null; }
        var passage = barrier is null ? Passage.All : StopsAll.Contains(barrier) ? Passage.None : StopsCars.Contains(barrier) ? Passage.Foot : Passage.All;
        var narrowed = Narrowed(tags, passage);
        return narrowed == Passage.All ? null : narrowed;
    }

    /// <summary>km/h, 0 where nothing usable is said; <c>30</c>, <c>20 mph</c>, <c>walk</c>.</summary>
    public static byte MaxSpeed(string? said)
    {
        if (said is null) { return 0; }
        if (said == "walk") { return 6; }
        var isMiles = said.EndsWith("mph", StringComparison.Ordinal);
        var number = isMiles ? said[..^3] : said.EndsWith("km/h", StringComparison.Ordinal) ? said[..^4] : said;
        return double.TryParse(number.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and < 200
            ? (byte)Math.Min(250, Math.Max(1, Math.Round(isMiles ? speed * KilometresPerMile : speed)))
            : (byte)0;
    }

    /// <summary>From the widest tag to the narrowest: whichever is named last rules.</summary>
    private static Passage Narrowed(OsmTags tags, Passage passage)
    {
        passage = Said(passage, tags["access"], Passage.All);
        passage = Said(passage, tags["vehicle"], Passage.Car);
        passage = Said(passage, tags["motor_vehicle"], Passage.Car);
        passage = Said(passage, tags["motorcar"], Passage.Car);
        passage = Said(passage, tags["foot"], Passage.Foot);
        if (tags.Is("motorroad", "yes")) { passage &= ~Passage.Foot; }
        return passage;
    }

    private static Passage Said(Passage passage, string? value, Passage whom) => value switch
    {
        null => passage,
        _ when Closing.Contains(value) => passage & ~whom,
        "yes" or "designated" or "permissive" or "official" or "destination" or "private" or "customers" or "delivery" or "permit" when whom != Passage.All => passage | whom,
        _ => passage,
    };

    private static Passage Directions(OsmTags tags, string highway)
    {
        // On foot a road has no direction but where a tag for feet says so.
        var foot = tags["oneway:foot"] switch { "yes" => Passage.FootForward, "-1" => Passage.FootBackward, _ => Passage.Foot };
        var oneWay = tags["oneway:motor_vehicle"] ?? tags["oneway:motorcar"] ?? tags["oneway"];
        var isOneWayByKind = tags["junction"] is "roundabout" or "circular" || highway is "motorway" or "motorway_link";
        var car = oneWay switch
        {
            "yes" or "true" or "1" => Passage.CarForward,
            "-1" or "reverse" => Passage.CarBackward,
            "no" or "false" or "0" => Passage.Car,
            _ => isOneWayByKind ? Passage.CarForward : Passage.Car,
        };
        return foot | car;
    }
}
