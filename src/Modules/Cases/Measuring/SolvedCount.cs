namespace Wangge.Cases.Measuring;

/// <summary>Closed matters of one unit and month whose reporters said nothing, and what the random rechecks among them found.</summary>
/// <param name="Silent">How many there are.</param>
/// <param name="Rechecked">How many were drawn and looked at again; at most <paramref name="Silent"/>.</param>
/// <param name="Passed">How many of these were found solved.</param>
internal sealed record RecheckStratum(Guid UnitId, int Month, int Silent, int Rechecked, int Passed);

/// <summary>What the solved rate is worked out from.</summary>
/// <param name="Accepted">Matters, each trouble counted once.</param>
/// <param name="Confirmed">Of these, solved by the word of the reporter.</param>
/// <param name="Strata">The silent ones; rates of recheck differ by unit and month, so each is estimated by itself.</param>
/// <remarks>
/// <para>Estimate: Confirmed + Σ Silent × (Passed ÷ Rechecked). Where none was rechecked silence counts for nothing: skipping rechecks gains nothing.</para>
/// <para>Interval: what is accepted and confirmed is known; only the draw of the rechecks is random. See <see cref="StratifiedInterval"/>.
/// Strata without a recheck are unknown rather than random, so they widen the upper side by their full weight.</para>
/// </remarks>
internal sealed record SolvedCount(int Accepted, int Confirmed, IReadOnlyList<RecheckStratum> Strata)
{
    /// <value>How many are solved, by the estimate.</value>
    public double Solved => Confirmed + Strata.Where(stratum => stratum.Rechecked > 0)
        .Sum(stratum => (double)stratum.Silent * stratum.Passed / stratum.Rechecked);

    public int Silent => Strata.Sum(stratum => stratum.Silent);

    public int Rechecked => Strata.Sum(stratum => stratum.Rechecked);

    public int Passed => Strata.Sum(stratum => stratum.Passed);

    /// <summary>Solved ÷ accepted, or null where nothing was accepted.</summary>
    public double? Rate => Accepted == 0 ? null : Solved / Accepted;

    /// <summary>The 95 % interval of the rate.</summary>
    public Interval Interval
    {
        get
        {
            var known = Strata.Where(stratum => stratum.Rechecked > 0).ToList();
            var silent = known.Sum(stratum => (double)stratum.Silent);
            var share = StratifiedInterval.Of(known);
            return new Interval(
                (Confirmed + silent * share.Low) / Accepted,
                (Confirmed + silent * share.High + Silent - silent) / Accepted);
        }
    }
}
