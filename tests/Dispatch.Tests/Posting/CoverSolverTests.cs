using CsCheck;
using Wangge.Dispatch.Posting;

namespace Wangge.Dispatch.Tests.Posting;

public sealed class CoverSolverTests
{
    private static readonly Gen<CoverTask> Task =
        from candidates in Gen.Int[1, 9]
        from posts in Gen.Int[1, candidates]
        from demands in Gen.Select(Gen.Double[0.1, 5], Gen.Bool.Array[candidates]).List[1, 30]
        select new CoverTask(
            candidates, posts, [.. demands.Select(d => (d.Item1, Enumerable.Range(0, candidates).Where(i => d.Item2[i]).ToArray())).Where(d => d.Item2.Length > 0)]);

    [Fact]
    public void The_answer_is_the_best_of_all_choices_and_the_bound_holds() =>
        Task.Sample(
            task =>
            {
                var best = Choices(task.Candidates, task.Posts).Max(task.ValueOf);
                var answer = CoverSolver.Solve(task, TimeSpan.FromSeconds(20), TimeProvider.System, new Progress<double>(), CancellationToken.None);
                Assert.Equal(best, answer.Best.Value, 1e-6);
                Assert.Equal(answer.Best.Value, task.ValueOf(answer.Best.Places), 1e-9);
                Assert.True(answer.Best.Places.Distinct().Count() <= task.Posts);
                Assert.InRange(answer.Bound, best - 1e-9, best * (1 + CoverAnswer.ProvenGap) + 1e-6);
            },
            iter: 300);

    [Fact]
    public void The_bound_by_prices_is_never_below_the_best_and_strikes_out_no_place_that_a_better_choice_has() =>
        Task.Sample(
            task =>
            {
                var all = Choices(task.Candidates, task.Posts).Select(places => new CoverChoice(places, task.ValueOf(places))).ToList();
                var known = all.MinBy(choice => choice.Value)!;
                var bound = CoverBound.Find(task, known, () => false, CancellationToken.None);
                Assert.True(bound.Bound >= all.Max(choice => choice.Value) - 1e-9);
                Assert.All(all.Where(choice => choice.Value > bound.Best.Value + 1e-9), choice =>
                {
                    Assert.Subset(bound.Possible.ToHashSet(), choice.Places.ToHashSet());
                    Assert.Superset(bound.Needed.ToHashSet(), choice.Places.ToHashSet());
                });
            },
            iter: 500);

    [Fact]
    public void A_search_that_is_given_up_ends() =>
        Assert.ThrowsAny<OperationCanceledException>(() => CoverSolver.Solve(
            new CoverTask(3, 1, [(1, [0, 1]), (2, [2])]), TimeSpan.FromSeconds(5), TimeProvider.System, new Progress<double>(), new CancellationToken(canceled: true)));

    private static IEnumerable<int[]> Choices(int candidates, int posts) =>
        Enumerable.Range(0, 1 << candidates).Where(set => int.PopCount(set) == posts).Select(set => Enumerable.Range(0, candidates).Where(i => (set >> i & 1) == 1).ToArray());
}
