using Wangge.Contracts.Areas;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Positions;

/// <summary>Decides what becomes of a fix: a pure function of what is known of its source, of the district's extent and of the time. Duty is asked before.</summary>
/// <param name="around">The rectangle around the district's grids; null where no grid says where the district is.</param>
internal sealed class FixJudge(PositionOptions options, AreaExtent? around)
{
    /// <summary>What says less about itself than this explains no leap by it.</summary>
    private const double LeastAccuracyMetres = 500;

    /// <param name="now">Server's time.</param>
    /// <returns>The verdict, and what the source's next fix is judged by once this one is safe. A late one may still turn out to stand already.</returns>
    public (FixVerdict Verdict, SourceTrace Next) Judge(SourceTrace trace, Fix fix, DateTimeOffset now)
    {
        if (PlaceRefusal(fix) is { } nowhere) { return (nowhere, trace); }
        if (fix.At > now + options.MostAhead) { return (PositionRefusals.InFuture, trace); }
        if (fix.At < now - options.Oldest) { return (PositionRefusals.TooOld, trace); }
        if (trace.Newest is not { } newest) { return (FixVerdict.Kept, new SourceTrace(fix)); }
        if (fix.At == newest.At) { return (FixVerdict.Doubled, trace); }
        if (fix.At < newest.At) { return (IsTooFast(newest, fix) ? PositionRefusals.TooFast : FixVerdict.Late, trace); }
        if (!IsTooFast(newest, fix)) { return (FixVerdict.Kept, new SourceTrace(fix)); }

        // The one that was kept may itself be the wrong one: several that agree outweigh it.
        var agrees = trace.Doubted is { } doubted && fix.At > doubted.At && !IsTooFast(doubted, fix);
        var inRow = agrees ? trace.DoubtedInRow + 1 : 1;
        return inRow >= options.BelievedInRow
            ? (FixVerdict.Kept, new SourceTrace(fix))
            : (PositionRefusals.TooFast, trace with { Doubted = fix, DoubtedInRow = inRow });
    }

    private Refusal? PlaceRefusal(Fix fix)
    {
        var isPlace = fix is { Longitude: >= -180 and <= 180, Latitude: >= -90 and <= 90 } && (fix.Longitude != 0 || fix.Latitude != 0);
        return !isPlace ? PositionRefusals.NoPlace : around is { } extent && KilometresFrom(extent, fix) > options.FarthestKilometres ? PositionRefusals.TooFar : null;
    }

    private static double KilometresFrom(AreaExtent extent, Fix fix)
    {
        var (longitude, latitude) = (Math.Clamp(fix.Longitude, extent.West, extent.East), Math.Clamp(fix.Latitude, extent.South, extent.North));
        return longitude == fix.Longitude && latitude == fix.Latitude ? 0 : Metres.OnSphere(longitude, latitude, fix.Longitude, fix.Latitude) / 1_000;
    }

    /// <summary>Whether the way between two fixes, less what both say of their accuracy, was faster than anything of the district moves.</summary>
    private bool IsTooFast(Fix a, Fix b)
    {
        var metres = Metres.OnSphere(a.Longitude, a.Latitude, b.Longitude, b.Latitude) - Slack(a) - Slack(b);
        return metres > 0 && metres > options.FastestKilometresPerHour / 3.6 * (b.At - a.At).Duration().TotalSeconds;
    }

    private static double Slack(Fix fix) => Math.Min(fix.AccuracyMetres ?? 0, LeastAccuracyMetres);
}
