using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Tests.Duplicates;

public sealed class DuplicateScoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly GroundPoint Square = new(120.836, 40.711);
    private static readonly Lookalike Report = new(Guid.CreateVersion7(), "m/0102", "m/01", Square, Noon, "路口井盖坏了");

    [Theory]
    [InlineData("m/0102", "m/01", 0, 0, 1.00, true)]
    [InlineData("m/0102", "m/01", 49.9, 24, 1.00, true)]
    [InlineData("m/0102", "m/01", 50.2, 0, 1.00, false)]
    [InlineData("m/0102", "m/01", 0, 24.1, 1.00, false)]
    [InlineData("m/0102", "m/01", 125, 0, 0.825, false)]
    [InlineData("m/0102", "m/01", 0, 96, 0.925, false)]
    [InlineData("m/0103", "m/01", 0, 0, 0.80, false)]
    [InlineData("m/0201", "m/02", 0, 0, 0.00, false)]
    [InlineData("m/0102", "m/01", 201, 0, 0.00, false)]
    [InlineData("m/0102", "m/01", 0, 168, 0.00, false)]
    public void Type_distance_and_time_decide(string type, string typeClass, double metresNorth, double hoursBefore, double score, bool isSuggested)
    {
        var match = DuplicateScore.Score(Report, Like(type, typeClass, metresNorth, hoursBefore, Report.Words));

        Assert.Equal(score, match.Score, 0.002);
        Assert.Equal(isSuggested, match.IsSuggested);
    }

    [Theory]
    [InlineData("路口井盖坏了", 1.0)]
    [InlineData("", 0.85)]
    [InlineData("垃圾没人收", 0.85)]
    public void Words_add_their_part(string words, double score) =>
        Assert.Equal(score, DuplicateScore.Score(Report, Like("m/0102", "m/01", 0, 0, words)).Score, 0.001);

    [Fact]
    public void Rare_words_can_weigh_more()
    {
        var open = Like("m/0102", "m/01", 0, 0, "井盖不见了");
        var alike = DuplicateScore.Score(Report, open).Score;
        var telling = DuplicateScore.Score(Report, open, token => token == "zq4e9576d6" ? 10 : 1).Score;
        Assert.True(telling > alike);
    }

    [Fact]
    public void Reasons_are_named()
    {
        Assert.Equal(
            ["duplicates.same-type", "duplicates.within-50-m", "duplicates.within-24-h", "duplicates.words-alike"],
            DuplicateScore.Score(Report, Like("m/0102", "m/01", 10, 1, "井盖")).Reasons);
        Assert.Equal(
            ["duplicates.same-class", "duplicates.within-200-m", "duplicates.within-7-days"],
            DuplicateScore.Score(Report, Like("m/0103", "m/01", 100, 48, "")).Reasons);
    }

    [Fact]
    public void Without_a_place_nothing_is_suggested()
    {
        var match = DuplicateScore.Score(Report, Like("m/0102", "m/01", 0, 0, "") with { Place = null });
        Assert.False(match.IsSuggested);
        Assert.Equal("duplicates.place-unknown", match.Reasons[1]);
    }

    [Fact]
    public void The_best_come_first_and_others_are_left_out()
    {
        Lookalike[] open =
        [
            Like("m/0201", "m/02", 0, 0, ""),
            Like("m/0102", "m/01", 150, 0, ""),
            Like("m/0102", "m/01", 20, 2, ""),
            Like("m/0103", "m/01", 0, 0, Report.Words),
        ];
        Assert.Equal([open[2].Id, open[3].Id, open[1].Id], DuplicateScore.Rank(Report, open).Select(match => match.CaseId));
        Assert.Single(DuplicateScore.Rank(Report, open, limit: 1));
    }

    [Fact]
    public void Likeness_goes_both_ways()
    {
        var other = Like("m/0103", "m/01", 80, 30, "井盖不见了");
        Assert.Equal(DuplicateScore.Score(Report, other).Score, DuplicateScore.Score(other, Report).Score, 1e-12);
    }

    private static Lookalike Like(string type, string typeClass, double metresNorth, double hoursBefore, string words) => new(
        Guid.CreateVersion7(), type, typeClass, Square with { Latitude = Square.Latitude + metresNorth / GroundPoint.MetresPerDegree },
        Noon.AddHours(-hoursBefore), words);
}
