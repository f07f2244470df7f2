using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Listening;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Listening;

public sealed class OnRoundJudgedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Desks_are_told_of_a_round_that_was_missed_once_and_of_one_that_a_late_proof_made_complete(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var board = beat.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IBoard>(beat.Server.District.Code);
        var round = await beat.RoundAsync();
        var before = await board.GetVersionAsync(OnRoundJudged.Topic);
        beat.Clock.Now = Beat.Nine.AddHours(2);
        await beat.SweepAsync();
        await beat.SweepAsync();
        await beat.SendAsync(round, [Beat.Fix(20, 0), Beat.Fix(75, 400)]).ReadAsync();

        string[] told = [];
        for (var i = 0; i < 200 && told.Length < 2; i++)
        {
            await Task.Delay(50, Ct);
            told = [.. (await board.ListSinceAsync(OnRoundJudged.Topic, before) ?? []).Where(c => c.Change.SubjectId == round).Select(c => c.Change.Kind)];
        }

        Assert.Equal(["round.missed", "round.complete"], told);
    }
}
