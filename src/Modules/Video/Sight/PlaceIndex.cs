using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Wangge.Video.Sight;

/// <summary>Finds the places that a field of view may reach. Never changes; safe for concurrent use.</summary>
internal sealed class PlaceIndex
{
    private readonly STRtree<SightPlace> _tree = new();

    public PlaceIndex(IReadOnlyList<SightPlace> places)
    {
        foreach (var place in places)
        {
            var bounds = new Envelope();
            foreach (var sample in place.Samples) { bounds.ExpandToInclude(sample); }
            _tree.Insert(bounds, place);
        }

        // Built now, since the first question builds it and several may come at once.
        _tree.Build();
    }

    /// <summary>Places of which a camera sees something, in their order.</summary>
    public IReadOnlyList<(int Place, ulong Seen)> SeenFrom(SightField field) =>
        [.. _tree.Query(field.Bounds).Select(p => (p.Number, Seen: p.SeenFrom(field))).Where(s => s.Seen != 0).OrderBy(s => s.Number)];
}
