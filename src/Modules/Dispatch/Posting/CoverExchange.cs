namespace Wangge.Dispatch.Posting;

/// <summary>Good choices quickly: one place after the other, then each exchanged for a better one until none is better.</summary>
/// <remarks>Greedy covers at least 1 − 1/e of the best (Nemhauser, Wolsey and Fisher 1978); exchange after Teitz and Bart 1968, O(posts × sum of what places cover) a round.</remarks>
internal static class CoverExchange
{
    private const double LeastGain = 1e-9;

    public static CoverChoice Greedy(CoverTask task, CancellationToken ct)
    {
        var counts = new int[task.Weights.Length];
        var chosen = new List<int>(task.Posts);
        while (chosen.Count < task.Posts)
        {
            ct.ThrowIfCancellationRequested();
            var best = Enumerable.Range(0, task.Candidates).Where(place => !chosen.Contains(place)).MaxBy(place => Gain(task, place, counts));
            chosen.Add(best);
            Count(task, best, counts, 1);
        }

        return Improve(task, chosen, ct);
    }

    /// <summary>Exchanges until no exchange of one place is better, or until it is told to stop.</summary>
    public static CoverChoice Improve(CoverTask task, IEnumerable<int> places, CancellationToken ct)
    {
        var chosen = places.ToArray();
        var counts = new int[task.Weights.Length];
        foreach (var place in chosen) { Count(task, place, counts, 1); }
        while (!ct.IsCancellationRequested && BestExchange(task, chosen, counts) is var (at, other))
        {
            Count(task, chosen[at], counts, -1);
            Count(task, other, counts, 1);
            chosen[at] = other;
        }

        return new CoverChoice(chosen, task.ValueOf(chosen));
    }

    private static (int At, int Other)? BestExchange(CoverTask task, int[] chosen, int[] counts)
    {
        var (best, exchange) = (LeastGain, ((int, int)?)null);
        for (var at = 0; at < chosen.Length; at++)
        {
            Count(task, chosen[at], counts, -1);
            var loss = Gain(task, chosen[at], counts);
            for (var other = 0; other < task.Candidates; other++)
            {
                if (Gain(task, other, counts) - loss is var gain && gain > best) { (best, exchange) = (gain, (at, other)); }
            }

            Count(task, chosen[at], counts, 1);
        }

        return exchange;
    }

    private static double Gain(CoverTask task, int place, int[] counts)
    {
        var sum = 0.0;
        foreach (var demand in task.Covers[place])
        {
            if (counts[demand] == 0) { sum += task.Weights[demand]; }
        }

        return sum;
    }

    private static void Count(CoverTask task, int place, int[] counts, int by)
    {
        foreach (var demand in task.Covers[place]) { counts[demand] += by; }
    }
}
