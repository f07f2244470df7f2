using System.Security.Cryptography;
using System.Text;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

public sealed class RecheckDrawTests
{
    private static readonly byte[] Seed = SHA256.HashData("checkpoint 4711"u8);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(12, 12)]
    [InlineData(30, 30)]
    [InlineData(31, 30)]
    [InlineData(600, 30)]
    [InlineData(601, 31)]
    [InlineData(10_000, 500)]
    public void Five_in_a_hundred_and_at_least_thirty_are_drawn(int count, int drawn)
    {
        Assert.Equal(drawn, RecheckDraw.SizeFor(count));
        Assert.Equal(drawn, RecheckDraw.Draw(Seed, Ids(count)).Count);
    }

    [Fact]
    public void Anyone_can_draw_once_more()
    {
        var ids = Ids(700);
        var byHand = ids.OrderBy(id => Convert.ToHexString(SHA256.HashData([.. Seed, .. Convert.FromHexString(id.ToString("N"))])), StringComparer.Ordinal).Take(35);
        Assert.Equal(byHand, RecheckDraw.Draw(Seed, ids));
    }

    [Fact]
    public void Neither_order_nor_repetition_changes_the_draw()
    {
        var ids = Ids(100);
        Assert.Equal(RecheckDraw.Draw(Seed, ids), RecheckDraw.Draw(Seed, [.. ids.Reverse(), .. ids]));
    }

    [Fact]
    public void Another_seed_draws_others() =>
        Assert.NotEqual(RecheckDraw.Draw(Seed, Ids(1_000)), RecheckDraw.Draw(SHA256.HashData("another"u8), Ids(1_000)));

    [Fact]
    public void A_seed_that_can_be_guessed_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RecheckDraw.Draw(Encoding.UTF8.GetBytes("2026-01"), Ids(3)));

    [Fact]
    public void Each_matter_is_drawn_as_often_as_the_others()
    {
        var ids = Ids(60);
        var times = ids.ToDictionary(id => id, _ => 0);
        for (var seed = 0; seed < 2_000; seed++)
        {
            foreach (var id in RecheckDraw.Draw(SHA256.HashData(BitConverter.GetBytes(seed)), ids)) { times[id]++; }
        }
        Assert.All(times.Values, count => Assert.InRange(count, 880, 1_120));
    }

    private static Guid[] Ids(int count) => [.. Enumerable.Range(1, count).Select(Matters.Id)];
}
