namespace Wangge.Dispatch.Posting;

/// <summary>What no choice can pass, and which places the best choice cannot have or must have: by prices that demands pay to the places that cover them.</summary>
/// <remarks>
/// Lagrangian relaxation of maximal covering (Galvão and ReVelle 1996) with subgradient steps (Held, Wolfe and Crowder 1974); choices met on the way are improved by
/// <see cref="CoverExchange"/>. O(sum of what places cover) a step.
/// </remarks>
internal sealed class CoverBound
{
    private const int MostSteps = 4_000;
    private const int PatienceSteps = 20;
    private const double LeastStep = 1e-4;

    private readonly CoverTask _task;
    private readonly double[] _prices;
    private readonly double[] _income;
    private readonly int[] _order;
    private readonly bool[] _isChosen;

    private CoverBound(CoverTask task, CoverChoice best)
    {
        (_task, Best) = (task, best);
        // Half of its weight to each of two places: demands are mostly covered by several.
        _prices = [.. task.Weights.Select((weight, demand) => weight / Math.Clamp(task.By[demand].Length, 1, 2))];
        (_income, _order, _isChosen) = (new double[task.Candidates], [.. Enumerable.Range(0, task.Candidates)], new bool[task.Candidates]);
    }

    /// <summary>No choice is worth more.</summary>
    public double Bound { get; private set; } = double.MaxValue;

    /// <summary>The best choice that was met.</summary>
    public CoverChoice Best { get; private set; }

    /// <summary>Places that a better choice may have; the others cannot be in it.</summary>
    public IReadOnlyList<int> Possible { get; private set; } = [];

    /// <summary>Of these, places that each better choice has.</summary>
    public IReadOnlyList<int> Needed { get; private set; } = [];

    /// <param name="isOver">Asked before each step.</param>
    public static CoverBound Find(CoverTask task, CoverChoice known, Func<bool> isOver, CancellationToken ct)
    {
        var bound = new CoverBound(task, known);
        bound.Run(isOver, ct);
        return bound;
    }

    private void Run(Func<bool> isOver, CancellationToken ct)
    {
        var (scale, patience, best) = (1.5, 0, (double[])_prices.Clone());
        for (var step = 0; step < MostSteps && scale > LeastStep && !isOver(); step++)
        {
            ct.ThrowIfCancellationRequested();
            var value = Relaxed();
            if (value < Bound - 1e-9) { (Bound, patience) = (value, 0); _prices.CopyTo(best, 0); }
            else if (++patience > PatienceSteps)
            {
                (scale, patience) = (scale / 1.4, 0);
                best.CopyTo(_prices, 0);
                Relaxed();
            }

            Meet();
            if (Bound - Best.Value <= 1e-9 * Bound || !Step(scale * (value - Best.Value))) { break; }
        }

        best.CopyTo(_prices, 0);
        Relaxed();
        Strike();
        void Meet()
        {
            var chosen = _order.Take(_task.Posts).ToArray();
            if (_task.ValueOf(chosen) > Best.Value && CoverExchange.Improve(_task, chosen, ct) is var better && better.Value > Best.Value) { Best = better; }
        }
    }

    /// <summary>The value where each demand pays its price to each place that covers it and keeps the rest: the dearest places are the best choice then.</summary>
    private double Relaxed()
    {
        Array.Clear(_income);
        var value = 0.0;
        for (var demand = 0; demand < _prices.Length; demand++)
        {
            value += _task.Weights[demand] - _prices[demand];
            foreach (var place in _task.By[demand]) { _income[place] += _prices[demand]; }
        }

        Array.Sort(_order, (a, b) => _income[b] != _income[a] ? _income[b].CompareTo(_income[a]) : a.CompareTo(b));
        Array.Clear(_isChosen);
        foreach (var place in _order.AsSpan(0, _task.Posts))
        {
            _isChosen[place] = true;
            value += _income[place];
        }

        return value;
    }

    /// <summary>Raises prices of what nobody covers, lowers those of what several do.</summary>
    /// <returns>False where no price is wrong: the bound is met.</returns>
    private bool Step(double length)
    {
        var slopes = new double[_prices.Length];
        var norm = 0.0;
        for (var demand = 0; demand < slopes.Length; demand++)
        {
            var slope = 1.0;
            foreach (var place in _task.By[demand]) { slope -= _isChosen[place] ? 1 : 0; }
            if ((slope < 0 && _prices[demand] <= 0) || (slope > 0 && _prices[demand] >= _task.Weights[demand])) { slope = 0; }
            slopes[demand] = slope;
            norm += slope * slope;
        }

        if (norm == 0) { return false; }
        for (var demand = 0; demand < slopes.Length; demand++) { _prices[demand] = Math.Clamp(_prices[demand] + (length / norm * slopes[demand]), 0, _task.Weights[demand]); }
        return true;
    }

    /// <summary>A place whose choice, or whose leaving out, pushes the bound below what is known already is settled.</summary>
    private void Strike()
    {
        var value = Relaxed();
        var (last, next) = (_income[_order[_task.Posts - 1]], _task.Posts < _task.Candidates ? _income[_order[_task.Posts]] : 0);
        Possible = [.. Enumerable.Range(0, _task.Candidates).Where(place => _isChosen[place] || value - last + _income[place] > Best.Value)];
        Needed = [.. _order.Take(_task.Posts).Where(place => _task.Posts < _task.Candidates && value - _income[place] + next < Best.Value)];
    }
}
