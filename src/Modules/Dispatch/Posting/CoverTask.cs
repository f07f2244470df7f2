namespace Wangge.Dispatch.Posting;

/// <summary>Where to stand so that most is covered: of so many places choose some, so that the weight of what at least one of them covers is greatest. Never changes; safe for concurrent use.</summary>
/// <remarks>The maximal covering location problem: Church and ReVelle 1974.</remarks>
internal sealed class CoverTask
{
    /// <param name="candidates">How many places there are to choose from.</param>
    /// <param name="posts">How many are chosen; at most <paramref name="candidates"/>.</param>
    /// <param name="demands">What is to be covered: its weight above 0, and by which places it is; none by none.</param>
    public CoverTask(int candidates, int posts, IReadOnlyList<(double Weight, int[] By)> demands)
    {
        (Candidates, Posts, Weights, By) = (candidates, posts, [.. demands.Select(d => d.Weight)], [.. demands.Select(d => d.By)]);
        var lists = new List<int>[candidates];
        for (var place = 0; place < candidates; place++) { lists[place] = []; }
        for (var demand = 0; demand < By.Length; demand++)
        {
            foreach (var place in By[demand]) { lists[place].Add(demand); }
        }

        Covers = [.. lists.Select(list => list.ToArray())];
    }

    public int Candidates { get; }

    public int Posts { get; }

    public double[] Weights { get; }

    /// <summary>For each demand the places that cover it.</summary>
    public int[][] By { get; }

    /// <summary>For each place the demands that it covers.</summary>
    public int[][] Covers { get; }

    /// <summary>The weight that these places cover together.</summary>
    public double ValueOf(IEnumerable<int> places)
    {
        var isCovered = new bool[Weights.Length];
        var sum = 0.0;
        foreach (var demand in places.SelectMany(place => Covers[place]))
        {
            if (isCovered[demand]) { continue; }
            isCovered[demand] = true;
            sum += Weights[demand];
        }

        return sum;
    }
}

/// <summary>A choice of places.</summary>
/// <param name="Places">In no order.</param>
internal sealed record CoverChoice(IReadOnlyList<int> Places, double Value);
