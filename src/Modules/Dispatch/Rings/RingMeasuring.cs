using System.Runtime.InteropServices;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>Measures a district's ground by what its units reach. Exact: each piece's share is that of a piecewise straight line under its zone's limit.</summary>
/// <remarks>O(pieces + units on roads); pieces are cut where zones meet, see <see cref="RingGround"/>. Source: DOMAIN 1, patrols (1, 3 and 8 minutes).</remarks>
internal static class RingMeasuring
{
    /// <summary>Shares alone.</summary>
    public static RingShare Sum(RingGround ground, IReadOnlyList<GroundPlace> places, RingReach reach, CancellationToken ct) => Take(ground, places, reach, null, ct).Whole;

    /// <summary>Shares and what is left open.</summary>
    public static RingPicture Take(RingGround ground, IReadOnlyList<GroundPlace> places, RingReach reach, CancellationToken ct) => Take(ground, places, reach, [], ct);

    private static RingPicture Take(RingGround ground, IReadOnlyList<GroundPlace> places, RingReach reach, List<RingGap>? gaps, CancellationToken ct)
    {
        var shares = new RingShare[ground.Zones.Zones.Count];
        var spans = new Spans();
        for (var stretch = 0; stretch < ground.Roads.StretchCount; stretch++)
        {
            if ((stretch & 4095) == 0) { ct.ThrowIfCancellationRequested(); }
            MeasureStretch(ground, stretch, reach, spans, shares, gaps);
        }

        var arrivals = places.Select(reach.ArrivalAt).ToArray();
        var inTime = new bool[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            inTime[i] = arrivals[i] != Coverage.Unreached && arrivals[i] <= ground.Zones.Zones[places[i].Zone].Milliseconds;
            var (one, reached) = (places[i].IsSchool ? 1 : 0, inTime[i] ? 1 : 0);
            shares[places[i].Zone] += new RingShare(0, 0, 0, 0, 1, reached, one, one * reached);
        }

        if (gaps is not null)
        {
            foreach (ref var gap in CollectionsMarshal.AsSpan(gaps)) { gap = gap with { Milliseconds = reach.ArrivalAt(gap.Stretch, (gap.From + gap.Until) / 2) }; }
        }

        return new RingPicture(shares, gaps ?? [], inTime, arrivals);
    }

    private static void MeasureStretch(RingGround ground, int stretch, RingReach reach, Spans spans, RingShare[] shares, List<RingGap>? gaps)
    {
        var limit = -1;
        var metresPerFraction = ground.Roads.LengthCm[stretch] / 100.0;
        for (var piece = ground.FirstPiece[stretch]; piece < ground.FirstPiece[stretch + 1]; piece++)
        {
            var (from, until, zone, people) = (ground.From[piece], ground.UntilOf(piece, stretch), ground.Zone[piece], ground.People[piece]);
            if (ground.Zones.Zones[zone].Milliseconds is var own && own != limit) { reach.Find(stretch, limit = own, spans); }
            var (whole, within) = (until - from, spans.Within(from, until));
            shares[zone] += new RingShare(whole * metresPerFraction, within * metresPerFraction, people, people * within / whole);
            if (gaps is null || within >= whole) { continue; }
            foreach (var gap in spans.Gaps(from, until))
            {
                AddGap(gaps, new RingGap(stretch, piece, gap.From, gap.Until, people * (gap.Until - gap.From) / whole, 0), zone, ground);
            }
        }
    }

    /// <summary>What goes on over the end of a piece in the same zone is one gap.</summary>
    private static void AddGap(List<RingGap> gaps, RingGap gap, int zone, RingGround ground)
    {
        if (gaps is [.., var last] && last.Stretch == gap.Stretch && last.Until == gap.From && ground.Zone[last.Piece] == zone)
        {
            gaps[^1] = last with { Until = gap.Until, People = last.People + gap.People };
        }
        else { gaps.Add(gap); }
    }
}
