using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Who may use a way or pass a node of OpenStreetMap. Source: OpenStreetMap wiki, "OSM tags for routing", "Key:access", "Key:barrier".</summary>
/// <remarks>Those who are sent to help may use private roads. Ferries are left out: nobody is sent by one.</remarks>
internal static class WayRules
{
    private const string ToAll = "access";

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
        ["winter_road"] = (RoadClass.Track, Passage.All), ["ice_road"] = (RoadClass.Track, Passage.All),
        ["pedestrian"] = (RoadClass.Pedestrian, Passage.Foot), ["footway"] = (RoadClass.Path, Passage.Foot), ["path"] = (RoadClass.Path, Passage.Foot),
        ["bridleway"] = (RoadClass.Path, Passage.Foot), ["corridor"] = (RoadClass.Path, Passage.Foot), ["steps"] = (RoadClass.Steps, Passage.Foot),
        ["cycleway"] = (RoadClass.Cycleway, Passage.Foot),
        // Nobody's but where a tag opens them.
        ["busway"] = (RoadClass.Service, Passage.None), ["raceway"] = (RoadClass.Service, Passage.None), ["runway"] = (RoadClass.Service, Passage.None),
        ["escape"] = (RoadClass.Service, Passage.None), ["emergency_bay"] = (RoadClass.Service, Passage.None),
    };

    private static readonly HashSet<string> Closing = new(["no", "agricultural", "forestry", "use_sidepath", "military"], StringComparer.Ordinal);

    /// <summary>Beside those: who else is meant, and no car.</summary>
    private static readonly HashSet<string> ClosingCars = new([.. Closing, "psv", "taxi", "share_taxi", "minibus", "bus", "foot"], StringComparer.Ordinal);

    private static readonly HashSet<string> Opening = new(
        ["yes", "designated", "permissive", "official", "destination", "private", "customers", "delivery", "permit", "residents"], StringComparer.Ordinal);

    /// <summary>Tags that tell whether cars may, from the narrowest to the widest: each way, and of one.</summary>
    private static readonly (string Both, string Forward, string Backward)[] CarKeys =
    [
        ("motorcar", "motorcar:forward", "motorcar:backward"), ("motor_vehicle", "motor_vehicle:forward", "motor_vehicle:backward"),
        ("vehicle", "vehicle:forward", "vehicle:backward"), (ToAll, "access:forward", "access:backward"),
    ];

    private static readonly string[] OneWayKeys = ["oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway"];
    private static readonly HashSet<string> Unpaved = new(
        ["unpaved", "gravel", "fine_gravel", "pebblestone", "dirt", "earth", "ground", "grass", "mud", "sand", "compacted", "rock", "woodchips"], StringComparer.Ordinal);

    /// <summary>What stops cars, and what stops everybody, where no tag says otherwise.</summary>
    private static readonly HashSet<string> StopsCars = new(
        ["bollard", "block", "cycle_barrier", "bus_trap", "chain", "debris", "full-height_turnstile", "horse_stile", "jersey_barrier", "kissing_gate", "log", "motorcycle_barrier", "planter",
            "rope", "sump_buster", "stile", "turnstile", "hampshire_gate"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> StopsAll = new(["wall", "fence", "hedge", "city_wall", "retaining_wall", "ditch"], StringComparer.Ordinal);

    /// <summary>Null: no road.</summary>
    public static (RoadClass Class, Passage Passage, SignedSpeed Signed, RoadTraits Traits, string? Name)? Of(OsmTags tags)
    {
        if (tags["highway"] is not { } highway || !Classes.TryGetValue(highway, out var known) || tags.Is("area", "yes") || tags.Is("impassable", "yes")) { return null; }
        var passage = Narrowed(tags, known.Passage) & Directions(tags, highway);
        if (passage == Passage.None) { return null; }

        var traits = RoadTraits.None;
        if (tags["surface"] is { } surface && Unpaved.Contains(surface)) { traits |= RoadTraits.Unpaved; }
        if (tags["junction"] is "roundabout" or "circular") { traits |= RoadTraits.Roundabout; }
        if (tags["access"] is "private" or "customers") { traits |= RoadTraits.Private; }
        if (tags.Is("toll", "yes")) { traits |= RoadTraits.Toll; }
        return (known.Class, passage, SpeedSigns.Of(tags), traits, tags["name"] ?? tags["ref"]);
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

    private static Passage Narrowed(OsmTags tags, Passage passage) =>
        tags.Count == 0 ? passage : Cars(tags, Passage.CarForward, passage) | Cars(tags, Passage.CarBackward, passage) | Walkers(tags, passage & Passage.Foot);

    /// <summary>One direction: the narrowest tag that is there rules, and that of the direction before that of both.</summary>
    private static Passage Cars(OsmTags tags, Passage whom, Passage passage)
    {
        foreach (var (both, forward, backward) in CarKeys)
        {
            var ofDirection = tags[whom == Passage.CarForward ? forward : backward];
            if ((ofDirection ?? tags[both]) is not { } value) { continue; }
            var said = value.Split(';', StringSplitOptions.TrimEntries);
            // Of several words the widest counts. What is open to all is open to cars only where the kind of road says nothing else, or for this direction alone.
            if (said.Any(Opening.Contains)) { return both != ToAll || passage == Passage.None || ofDirection is not null ? whom : passage & whom; }
            return said.Any(ClosingCars.Contains) ? Passage.None : passage & whom;
        }

        return passage & whom;
    }

    private static Passage Walkers(OsmTags tags, Passage passage)
    {
        if (tags["access"] is { } access && access.Split(';', StringSplitOptions.TrimEntries).All(Closing.Contains)) { passage = Passage.None; }
        if (tags["foot"] is { } foot) { passage = Closing.Contains(foot) ? Passage.None : Opening.Contains(foot) ? Passage.Foot : passage; }
        return tags.Is("motorroad", "yes") ? Passage.None : passage;
    }

    private static Passage Directions(OsmTags tags, string highway)
    {
        // On foot a road has no direction but where a tag for feet says so.
        var foot = tags["oneway:foot"] switch { "yes" => Passage.FootForward, "-1" => Passage.FootBackward, _ => Passage.Foot };
        var isOneWayByKind = tags["junction"] is "roundabout" or "circular" || highway is "motorway";
        var car = OneWayKeys.Select(key => tags[key]).FirstOrDefault(said => said is not null) switch
        {
            "yes" or "true" or "1" => Passage.CarForward,
            "-1" or "reverse" => Passage.CarBackward,
            "no" or "false" or "0" => Passage.Car,
            // Changes with the hour; nobody knows which way now.
            "reversible" => Passage.None,
            _ => isOneWayByKind ? Passage.CarForward : Passage.Car,
        };
        return foot | car;
    }
}
