using Wangge.Kernel.Repeats;

namespace Wangge.Kernel.Tests.Repeats;

public sealed class RepeatTurnsTests
{
    private static readonly Guid Write = Guid.CreateVersion7();
    private readonly RepeatTurns _turns = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_try_waits_for_the_first_and_is_told_that_it_is_one()
    {
        var first = await _turns.TakeAsync("1", "resident", Write, Ct);
        var second = _turns.TakeAsync("1", "resident", Write, Ct).AsTask();
        var third = _turns.TakeAsync("1", "resident", Write, Ct).AsTask();
        Assert.True(first.IsFirst);
        Assert.False(second.IsCompleted || third.IsCompleted);

        first.Dispose();
        var next = await Task.WhenAny(second, third).WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.False((await next).IsFirst);
        Assert.False(second.IsCompleted && third.IsCompleted);
        (await next).Dispose();
        using var last = await (next == second ? third : second).WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.False(last.IsFirst);
    }

    [Fact]
    public async Task A_later_try_is_known_and_who_gives_up_waiting_holds_nobody_up()
    {
        using (await _turns.TakeAsync("1", "resident", Write, Ct))
        {
            using var gone = new CancellationTokenSource();
            var waiting = _turns.TakeAsync("1", "resident", Write, gone.Token).AsTask();
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        using var later = await _turns.TakeAsync("1", "resident", Write, Ct);
        Assert.False(later.IsFirst);
    }

    [Fact]
    public async Task Another_district_sender_or_write_neither_waits_nor_is_taken_for_a_retry()
    {
        using var one = await _turns.TakeAsync("1", "resident", Write, Ct);
        foreach (var (district, sender, write) in new[] { ("2", "resident", Write), ("1", "other", Write), ("1", "resident", Guid.CreateVersion7()) })
        {
            using var other = await _turns.TakeAsync(district, sender, write, Ct);
            Assert.True(other.IsFirst);
        }
    }

    [Fact]
    public async Task What_came_long_before_is_forgotten()
    {
        (await _turns.TakeAsync("1", "resident", Write, Ct)).Dispose();
        for (var i = 0; i < 70_000; i++) { (await _turns.TakeAsync("1", "resident", Guid.CreateVersion7(), Ct)).Dispose(); }
        using var again = await _turns.TakeAsync("1", "resident", Write, Ct);
        Assert.True(again.IsFirst);
    }
}
