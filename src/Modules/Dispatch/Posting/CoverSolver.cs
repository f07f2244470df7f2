using Google.OrTools.LinearSolver;

namespace Wangge.Dispatch.Posting;

/// <summary>The best choice of places within a time, and how far from the best any choice could be it may lie.</summary>
/// <remarks>
/// First by exchange, then a bound by prices, which strikes out most places; what is left goes to OR-Tools as a mixed integer programme (SCIP), which ends with the proof, or with the time.
/// Source: Google OR-Tools, https://developers.google.com/optimization (Apache-2.0).
/// </remarks>
internal static class CoverSolver
{
    /// <summary>Of the time, for the bound.</summary>
    private const double BoundShare = 0.45;

    /// <summary>A programme with more entries is not worth its building: it would not be solved in the time.</summary>
    private const int MostEntries = 400_000;

    /// <param name="within">For all of it; the answer comes at most a second later.</param>
    /// <param name="progress">Told the share of the time that is over, 0 to 1.</param>
    public static CoverAnswer Solve(CoverTask task, TimeSpan within, TimeProvider time, IProgress<double> progress, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var known = CoverExchange.Greedy(task, ct);
        progress.Report(0.1);
        var bound = CoverBound.Find(task, known, () => time.GetElapsedTime(began) > within * BoundShare, ct);
        progress.Report(BoundShare);
        var left = within - time.GetElapsedTime(began);
        var answer = new CoverAnswer(bound.Best, Math.Max(bound.Bound, bound.Best.Value));
        if (answer.Gap > CoverAnswer.ProvenGap && left > TimeSpan.Zero) { answer = Exactly(task, bound, answer, left, ct); }
        progress.Report(1);
        return answer;
    }

    /// <summary>Solves what the bound left open: any choice better than the one known is among it.</summary>
    private static CoverAnswer Exactly(CoverTask task, CoverBound bound, CoverAnswer known, TimeSpan within, CancellationToken ct)
    {
        var demands = Reduced(task, bound.Possible);
        if (demands.Sum(d => d.By.Length) > MostEntries) { return known; }
        using var solver = Solver.CreateSolver("SCIP") ?? throw new InvalidOperationException("OR-Tools came without SCIP.");
        var places = bound.Possible.ToDictionary(place => place, _ => solver.MakeBoolVar(""));
        foreach (var place in bound.Needed) { places[place].SetLb(1); }
        var most = solver.MakeConstraint(0, task.Posts);
        foreach (var place in places.Values) { most.SetCoefficient(place, 1); }
        var objective = solver.Objective();
        objective.SetMaximization();
        foreach (var (weight, by) in demands)
        {
            var isCovered = solver.MakeNumVar(0, 1, "");
            objective.SetCoefficient(isCovered, weight);
            var only = solver.MakeConstraint(double.NegativeInfinity, 0);
            only.SetCoefficient(isCovered, 1);
            foreach (var place in by) { only.SetCoefficient(places[place], -1); }
        }

        solver.SetTimeLimit((long)within.TotalMilliseconds);
        using var stop = ct.Register(() => solver.InterruptSolve());
        var result = solver.Solve();
        ct.ThrowIfCancellationRequested();
        if (result is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) { return known; }
        var chosen = places.Where(p => p.Value.SolutionValue() > 0.5).Select(p => p.Key).ToList();
        // What was struck out cannot pass what is known, so the bound of the rest is one of all.
        var best = task.ValueOf(chosen) is var value && value > known.Best.Value ? new CoverChoice(chosen, value) : known.Best;
        var proven = result == Solver.ResultStatus.OPTIMAL ? best.Value : Math.Min(known.Bound, Math.Max(objective.BestBound(), best.Value));
        return new CoverAnswer(best, proven);
    }

    /// <summary>The demands by the places that are left; those by the same places are one.</summary>
    private static List<(double Weight, int[] By)> Reduced(CoverTask task, IReadOnlyList<int> places)
    {
        var isLeft = new bool[task.Candidates];
        foreach (var place in places) { isLeft[place] = true; }
        return
        [
            .. task.By.Select((by, demand) => (Weight: task.Weights[demand], By: by.Where(place => isLeft[place]).ToArray())).Where(d => d.By.Length > 0)
                .GroupBy(d => string.Join(',', d.By), StringComparer.Ordinal).Select(g => (g.Sum(d => d.Weight), g.First().By)),
        ];
    }
}

/// <summary>A choice and what no other can pass.</summary>
internal sealed record CoverAnswer(CoverChoice Best, double Bound)
{
    /// <summary>Below this the choice is called the best: weights are no more exact.</summary>
    public const double ProvenGap = 1e-5;

    /// <summary>By how much of the bound a better choice could be better, 0 to 1.</summary>
    public double Gap => Bound > 0 ? (Bound - Best.Value) / Bound : 0;
}
