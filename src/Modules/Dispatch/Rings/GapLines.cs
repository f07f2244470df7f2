using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Rings;

/// <summary>What nobody reaches in time as lines, found by where they lie. Never changes; safe for concurrent use.</summary>
internal sealed class GapLines
{
    private readonly STRtree<GapLine> _lines = new();

    public GapLines(RingGround ground, IReadOnlyList<RingGap> gaps)
    {
        foreach (var gap in gaps)
        {
            var line = new GapLine(gap, new StretchPath(ground.Roads, gap.Stretch).Part(gap.From, gap.Until));
            var bounds = new Envelope();
            foreach (var corner in line.Corners) { bounds.ExpandToInclude(corner); }
            _lines.Insert(bounds, line);
        }

        _lines.Build();
    }

    /// <summary>Those that touch a rectangle in degrees.</summary>
    public IEnumerable<GapLine> Within(Envelope bounds) => _lines.Count == 0 ? [] : _lines.Query(bounds);
}

/// <param name="Corners">WGS-84 degrees; at least two.</param>
internal readonly record struct GapLine(RingGap Gap, Coordinate[] Corners);
