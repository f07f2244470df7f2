namespace Wangge.Cases.Measuring;

/// <summary>Closed matters of one unit and month whose reporters said nothing, and what the random rechecks among them found.</summary>
/// <param name="Silent">How many there are.</param>
/// <param name="Rechecked">How many were drawn and looked at again; at most <paramref name="Silent"/>.</param>
/// <param name="Passed">How many of these were found solved.</param>
internal sealed record RecheckStratum(Guid UnitId, int Month, int Silent, int Rechecked, int Passed)
{
    /// <value>How many nobody looked at again.</value>
    public int Unseen => Silent - Rechecked;
}

/// <summary>What of a unit's month lies in the scope, and the whole of it: rechecks are drawn from the whole.</summary>
internal sealed record SilentPart(RecheckStratum Own, RecheckStratum Whole)
{
    /// <value>The whole's rechecks over what this part leaves open; as likely to be wrong about it as the whole's are about theirs.</value>
    public RecheckStratum Pool => Whole with { Silent = Own.Unseen + Whole.Rechecked };
}

/// <summary>What the solved rate is worked out from.</summary>
/// <param name="Accepted">Matters, each trouble counted once.</param>
/// <param name="Confirmed">Of these, solved by the word of the reporter.</param>
/// <param name="Parts">The silent ones; rates of recheck differ by unit and month, so each is estimated by itself.</param>
/// <remarks>
/// <para>Estimate: Confirmed + Σ (Passed in the scope + Unseen in the scope × Passed ÷ Rechecked of the whole unit and month). Of the whole district that is
/// Silent × Passed ÷ Rechecked, and areas add up to it. Where none was rechecked silence counts for nothing: skipping rechecks gains nothing.</para>
/// <para>Interval: what is accepted, confirmed and looked at again is known; only the draw of the rechecks is random. See <see cref="StratifiedInterval"/>.
/// Months of a unit without a recheck are unknown rather than random, so they widen the upper side by their full weight.</para>
/// </remarks>
internal sealed record SolvedCount(int Accepted, int Confirmed, IReadOnlyList<SilentPart> Parts)
{
    /// <value>How many are solved, by the estimate.</value>
    public double Solved => Known + Estimated.Sum(part => (double)part.Own.Unseen * part.Whole.Passed / part.Whole.Rechecked);

    public int Silent => Parts.Sum(part => part.Own.Silent);

    public int Rechecked => Parts.Sum(part => part.Own.Rechecked);

    public int Passed => Parts.Sum(part => part.Own.Passed);

    /// <summary>Solved ÷ accepted, or null where nothing was accepted.</summary>
    public double? Rate => Accepted == 0 ? null : Solved / Accepted;

    /// <summary>The 95 % interval of the rate.</summary>
    public Interval Interval
    {
        get
        {
            var open = Estimated.ToList();
            var pools = open.ConvertAll(part => part.Pool);
            var pooled = pools.Sum(pool => (double)pool.Silent);
            var seen = open.Sum(part => part.Whole.Passed);
            var unseen = open.Sum(part => part.Own.Unseen);
            var unknown = Parts.Where(part => part.Whole.Rechecked == 0).Sum(part => part.Own.Unseen);
            var share = StratifiedInterval.Of(pools);
            return new Interval(
                (Known + Math.Clamp(pooled * share.Low - seen, 0, unseen)) / Accepted,
                (Known + Math.Clamp(pooled * share.High - seen, 0, unseen) + unknown) / Accepted);
        }
    }

    private int Known => Confirmed + Passed;

    private IEnumerable<SilentPart> Estimated => Parts.Where(part => part.Own.Unseen > 0 && part.Whole.Rechecked > 0);
}
