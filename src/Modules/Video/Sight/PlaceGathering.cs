using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Places;

namespace Wangge.Video.Sight;

/// <summary>The places of all modules' lists, each once: what has the same id, or the same name near by, is one place. Asked in a scope of the district.</summary>
internal sealed class PlaceGathering(DistrictScope scope, IEnumerable<IPlacesToSee> lists, IAreaLookup areas, FieldMaking ground)
{
    private const int Most = 10_000;
    private const double OnePlaceMetres = 300;
    private const double AroundPointMetres = 60;

    /// <summary>All of the district that lie in a grid, as they are now.</summary>
    public async Task<IReadOnlyList<GatheredPlace>> GatherAsync(CancellationToken ct)
    {
        var (byId, byName, all) = (new Dictionary<Guid, GatheredPlace>(), new Dictionary<string, List<GatheredPlace>>(StringComparer.Ordinal), new List<GatheredPlace>());
        foreach (var list in lists.OrderBy(l => Array.IndexOf(SightPlace.AllLists, l.List)))
        {
            foreach (var place in await list.ListAsync(Most, ct))
            {
                var named = place.Name is null ? null : byName.GetValueOrDefault(place.Name);
                var known = byId.GetValueOrDefault(place.Id) ?? named?.Find(p => Metres.Nearby(p.Longitude, p.Latitude, place.Longitude, place.Latitude) <= OnePlaceMetres);
                if (known is not null)
                {
                    known.Lists.Add(list.List);
                    byId.TryAdd(place.Id, known);
                    continue;
                }

                if (all.Count >= Most || await areas.FindGridAsync(place.Longitude, place.Latitude) is not { } grid) { continue; }
                var kind = Array.IndexOf(SightPlace.Kinds, place.Kind) >= 0 ? place.Kind : "other";
                var gathered = new GatheredPlace($"{list.List}.{place.Id:N}", [list.List], kind, place.Name, grid.AreaPath, place.Longitude, place.Latitude, place.Outline);
                all.Add(gathered);
                byId.TryAdd(place.Id, gathered);
                if (place.Name is not null) { byName[place.Name] = [.. named ?? [], gathered]; }
            }
        }

        return all;
    }

    /// <summary>Their samples, by what the map of today has built around them.</summary>
    public IReadOnlyList<SightPlace> Sample(IReadOnlyList<GatheredPlace> places)
    {
        var code = scope.District.Code;
        var sampled = new SightPlace[places.Count];
        Parallel.For(0, places.Count, i =>
        {
            var p = places[i];
            var plane = new LocalPlane(p.Longitude, p.Latitude);
            var outline = p.Outline is null ? null : plane.ToMetres(p.Outline);
            var points = PlaceSamples.Of(outline, p.Kind == "crossing", ground.ListWithin(code, plane, AroundOf(outline)));
            sampled[i] = new SightPlace(i, p.Key, [.. p.Lists.Distinct(StringComparer.Ordinal)], p.Kind, p.Name, p.AreaPath, p.Longitude, p.Latitude, [.. points.Select(plane.ToDegrees)]);
        });
        return sampled;
    }

    private static Envelope AroundOf(Geometry? outline)
    {
        var around = new Envelope(-AroundPointMetres, AroundPointMetres, -AroundPointMetres, AroundPointMetres);
        if (outline is not null) { around.ExpandToInclude(outline.EnvelopeInternal); }
        return around;
    }
}

/// <summary>A place of one or several lists.</summary>
internal sealed record GatheredPlace(string Key, List<string> Lists, string Kind, string? Name, string AreaPath, double Longitude, double Latitude, Geometry? Outline)
{
    public bool IsSameAs(GatheredPlace other) =>
        (Key, Kind, Name, AreaPath, Longitude, Latitude) == (other.Key, other.Kind, other.Name, other.AreaPath, other.Longitude, other.Latitude)
        && Lists.SequenceEqual(other.Lists, StringComparer.Ordinal) && (Outline is null ? other.Outline is null : other.Outline is not null && Outline.EqualsExact(other.Outline));
}
