namespace Wangge.Identity.Tests;

public sealed class SignInTrialTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_wrong_tries_in_a_quarter_of_an_hour_lock()
    {
        var trial = New();
        for (var i = 0; i < 4; i++) { Assert.False(trial.CountWrong(Start.AddMinutes(i))); }
        Assert.True(trial.CountWrong(Start.AddMinutes(14)));
        Assert.True(trial.IsLockedAt(Start.AddMinutes(28)));
        Assert.False(trial.IsLockedAt(Start.AddMinutes(29)));
    }

    [Fact]
    public void Tries_that_are_spread_out_do_not_lock()
    {
        var trial = New();
        for (var i = 0; i < 40; i++) { Assert.False(trial.CountWrong(Start.AddMinutes(i * 4))); }
    }

    [Fact]
    public void Each_further_lock_is_twice_as_long_up_to_four_hours_and_a_day_of_rest_forgets()
    {
        var trial = New();
        var now = Start;
        foreach (var minutes in new[] { 15, 30, 60, 120, 240, 240 })
        {
            for (var i = 0; i < 5; i++) { trial.CountWrong(now); }
            Assert.Equal(now.AddMinutes(minutes), trial.LockedUntil);
            now = trial.LockedUntil!.Value;
        }

        now = now.AddDays(1);
        for (var i = 0; i < 5; i++) { trial.CountWrong(now); }
        Assert.Equal(now.AddMinutes(15), trial.LockedUntil);
    }

    private static SignInTrial New() => new() { NameHash = [1], FirstWrongAt = Start, LastWrongAt = Start, Version = 0 };
}
