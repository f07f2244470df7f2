using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Limits;

public sealed class DefaultLimitTests
{
    [Theory]
    [InlineData("burst-pipe", "1 emergency-hour")]
    [InlineData("missing-manhole-cover", "2 emergency-hour")]
    [InlineData("pavement-trading", "2 emergency-hour")]
    [InlineData("dirty-road", "2 working-hour")]
    [InlineData("site-dust", "2 working-hour")]
    [InlineData("blocked-fire-lane", "2 working-hour")]
    [InlineData("broken-manhole-cover", "4 working-hour")]
    [InlineData("exposed-rubbish", "4 working-hour")]
    [InlineData("full-bin", "4 working-hour")]
    [InlineData("spill", "4 working-hour")]
    [InlineData("snow", "4 working-hour")]
    [InlineData("posters", "1 working-day")]
    [InlineData("street-lamp", "2 working-day")]
    [InlineData("railing", "3 working-day")]
    [InlineData("subsidence", "5 working-day")]
    [InlineData("road-damage", "5 working-day")]
    [InlineData("rubble", "5 working-day")]
    [InlineData("finished-illegal-building", "15 working-day")]
    public void Each_type_begins_with_the_limit_of_the_domain(string key, string limit) =>
        Assert.Equal(limit, DefaultLimit.All.Single(type => type.Key == key).Repair.ToString());

    [Fact]
    public void Making_safe_is_always_sooner_than_repairing()
    {
        var clock = Times.Clock;
        var start = Times.At("2026-03-05 10:00");
        var both = DefaultLimit.All.Where(type => type.MakeSafe is not null).ToList();
        Assert.NotEmpty(both);
        Assert.All(both, type => Assert.True(clock.DueAt(start, type.MakeSafe!.Value) < clock.DueAt(start, type.Repair)));
    }

    [Fact]
    public void Keys_are_told_apart() => Assert.Distinct(DefaultLimit.All.Select(type => type.Key));

    [Fact]
    public void Every_unit_is_read_as_it_is_written()
    {
        Assert.All(Enum.GetValues<LimitUnit>(), unit => Assert.Equal(unit, LimitUnitNames.Find(LimitUnitNames.NameOf(unit))));
        Assert.Null(LimitUnitNames.Find("week"));
    }
}
