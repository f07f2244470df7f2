using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Posting;

/// <summary>Where cars should stand to cover most within the minutes of the zones; and what that is worth beside today's posts, beside chance, and with one car out.</summary>
/// <remarks>One search for each candidate, then <see cref="CoverSolver"/>. A piece of road counts as covered where half of it is. Pure.</remarks>
internal static class PostPlanning
{
    private const int Draws = 200;
    private const int Seed = 1;

    /// <summary>Of the progress, for what each candidate reaches.</summary>
    private const double ReachShare = 0.5;

    /// <param name="cases">Where the cases of the last year were.</param>
    /// <param name="last">The ground that was cut last, if any: see <see cref="GroundAtHand.Of"/>.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public static PostPlanResult Run(PostQuestion question, RingInputs inputs, IReadOnlyList<TravelPoint> cases, GroundAtHand? last, TimeProvider time, IProgress<double> progress, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var ground = GroundAtHand.Of(inputs, last, ct);
        var demand = PostDemand.Of(ground, inputs.Car, question.Weights, cases);
        var candidates = PostCandidates.Of(inputs);
        var task = TaskOf(question, ground, inputs.Car, candidates, demand, new Progress(progress, 0, ReachShare), ct);
        var solving = time.GetTimestamp();
        var answer = CoverSolver.Solve(task, TimeSpan.FromSeconds(question.Seconds), time, new Progress(progress, ReachShare, 1), ct);
        var solved = time.GetElapsedTime(solving);

        var reach = new PostReach(ground.Ground, inputs.Car);
        var today = inputs.Units.Where(u => u.Mode == RoadMode.Car).Select(u => inputs.Car.Snap(new TravelPoint(u.Longitude, u.Latitude))).OfType<RoadPlace>().ToList();
        var places = answer.Best.Places;
        var without = places.Select(absent => task.ValueOf(places.Where(place => place != absent))).ToList();
        return new PostPlanResult(
            [.. places.Select((place, i) => PostOf(inputs.Car.Network, candidates[place], task.ValueOf([place]), answer.Best.Value - without[i])).OrderByDescending(p => p.LostWithout)],
            answer.Best.Value, answer.Bound, answer.Gap, today.Count, today.Count == 0 ? 0 : reach.From(today, ct).Sum(piece => demand[piece]), MedianOfChance(task),
            without.Count == 0 ? 0 : without.Min(), without.Count == 0 ? 0 : without.Average(), candidates.Count, task.Weights.Length, solved.TotalSeconds, time.GetElapsedTime(began).TotalSeconds);
    }

    private static CoverTask TaskOf(
        PostQuestion question, GroundAtHand ground, CurrentRoads car, IReadOnlyList<PostCandidate> candidates, double[] demand, IProgress<double> progress, CancellationToken ct)
    {
        var by = new List<int>?[demand.Length];
        var reach = new PostReach(ground.Ground, car);
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            progress.Report((double)candidate / candidates.Count);
            foreach (var piece in reach.From([candidates[candidate].Place], ct))
            {
                if (demand[piece] > 0) { (by[piece] ??= []).Add(candidate); }
            }
        }

        // What the same candidates reach is one demand.
        var demands = Enumerable.Range(0, demand.Length).Where(piece => by[piece] is not null).GroupBy(piece => by[piece]!, SameList.Comparer).Select(g => (g.Sum(piece => demand[piece]), g.Key.ToArray()));
        return new CoverTask(candidates.Count, Math.Min(question.Units, candidates.Count), [.. demands]);
    }

    private static PlannedPost PostOf(RoadNetwork roads, PostCandidate candidate, double alone, double lost)
    {
        var stretch = roads.StretchOf(candidate.Place.Edge);
        var at = new StretchPath(roads, stretch).At(roads.IsBackward(candidate.Place.Edge) ? 1 - candidate.Place.Fraction : candidate.Place.Fraction);
        return new PlannedPost(Math.Round(at.X, 6), Math.Round(at.Y, 6), roads.NameOf(stretch), candidate.Grid, alone, lost);
    }

    /// <summary>Of many choices by lot, always the same ones.</summary>
    private static double MedianOfChance(CoverTask task)
    {
        var chance = new Random(Seed);
        var all = Enumerable.Range(0, task.Candidates).ToArray();
        var values = Enumerable.Range(0, Draws).Select(_ =>
        {
            chance.Shuffle(all);
            return task.ValueOf(all.Take(task.Posts));
        }).Order().ToList();
        return (values[(Draws - 1) / 2] + values[Draws / 2]) / 2;
    }

    private sealed class Progress(IProgress<double> whole, double from, double until) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value * (until - from)));
    }

    private sealed class SameList : IEqualityComparer<List<int>>
    {
        public static readonly SameList Comparer = new();

        public bool Equals(List<int>? a, List<int>? b) => a is not null && b is not null && a.SequenceEqual(b);

        public int GetHashCode(List<int> list)
        {
            var hash = default(HashCode);
            foreach (var item in list) { hash.Add(item); }
            return hash.ToHashCode();
        }
    }
}

/// <summary>What came of it; shares are of all that counts, 0 to 1.</summary>
/// <param name="Posts">Those that would be missed most first.</param>
/// <param name="Covered">By all posts.</param>
/// <param name="Bound">No choice of as many candidates covers more.</param>
/// <param name="Gap">How far it may lie from the best, as a share of the bound.</param>
/// <param name="TodayUnits">Cars that are free now.</param>
/// <param name="TodayCovered">By these, where they are.</param>
/// <param name="ChanceCovered">By as many candidates drawn by lot: the median of 200 draws.</param>
/// <param name="WorstWithoutOne">Where the car that is missed most is out.</param>
/// <param name="MeanWithoutOne">Where any one car is out.</param>
/// <param name="Demands">Pieces of road, those with the same candidates as one.</param>
/// <param name="SolveSeconds">For the search alone.</param>
public sealed record PostPlanResult(
    IReadOnlyList<PlannedPost> Posts, double Covered, double Bound, double Gap, int TodayUnits, double TodayCovered, double ChanceCovered, double WorstWithoutOne, double MeanWithoutOne,
    int Candidates, int Demands, double SolveSeconds, double Seconds);

/// <summary>Where a car should stand.</summary>
/// <param name="Street">Its name, or null.</param>
/// <param name="Grid">Name of the basic grid, or null.</param>
/// <param name="Alone">What it covers by itself.</param>
/// <param name="LostWithout">What is lost where it is out.</param>
public sealed record PlannedPost(double Longitude, double Latitude, string? Street, string? Grid, double Alone, double LostWithout);
