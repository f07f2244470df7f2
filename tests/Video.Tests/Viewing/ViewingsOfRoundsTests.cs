using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Video;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Viewing;

namespace Wangge.Video.Tests.Viewing;

/// <summary>What was really seen on a round, against a real camera.</summary>
[Collection("cameras")]
public sealed class ViewingsOfRoundsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_look_counts_from_its_first_frame_for_the_one_who_looked_and_the_reason_of_a_round(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        var begun = house.Clock.GetUtcNow();
        Assert.Equal(RoundViewing.Nothing, await SumAsync(house, id, begun));

        // Another reason is another matter.
        using (var other = await house.LookAsync(id, "crowd-safety"))
        {
            await other.FragmentsAsync(2);
            await other.LeaveAsync();
        }

        Assert.Equal(RoundViewing.Nothing, await SumAsync(house, id, begun));
        using (var looker = await house.LookAsync(id, "must-check-round"))
        {
            await looker.FragmentsAsync(5);
            house.Clock.Advance(TimeSpan.FromSeconds(12));
            var now = await SumAsync(house, id, begun);
            Assert.True(now.WasAsked && now.FirstFrameAt >= begun);
            Assert.InRange(now.Seen.TotalSeconds, 12, 60);
            await looker.LeaveAsync();
        }

        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).Count(l => l == "video.view-stopped") == 2, "its end is on record");
        var whole = await SumAsync(house, id, begun);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(whole, await SumAsync(house, id, begun));
        Assert.Equal(RoundViewing.Nothing, await SumAsync(house, id, house.Clock.GetUtcNow()));
        Assert.Equal(RoundViewing.Nothing, await SumAsync(house, id, begun, Guid.CreateVersion7()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_picture_that_never_came_was_asked_for_and_not_seen(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync("rtsp://127.0.0.1:9/live");
        var begun = house.Clock.GetUtcNow();
        using (var looker = await house.LookAsync(id, "must-check-round")) { await looker.LeaveAsync(); }
        Assert.Equal(new RoundViewing(true, null, TimeSpan.Zero), await SumAsync(house, id, begun));
    }

    [Fact]
    public void What_was_open_twice_at_once_is_counted_once()
    {
        var at = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        (DateTimeOffset, DateTimeOffset) Span(int from, int until) => (at.AddSeconds(from), at.AddSeconds(until));
        Assert.Equal(TimeSpan.FromSeconds(25), ViewingsOfRounds.LengthOf([Span(0, 10), Span(5, 20), Span(6, 8), Span(30, 35)]));
        Assert.Equal(TimeSpan.Zero, ViewingsOfRounds.LengthOf([]));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_picture_on_a_round_stands_in_the_register_until_the_camera_gives_one(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        await using (var scope = house.Server.Scope())
        {
            var notice = new Contracts.Rounds.NoPictureNoted(Guid.CreateVersion7(), id, house.Places.Root);
            await scope.ServiceProvider.GetRequiredService<Listening.OnNoPictureNoted>().HearAsync(notice, new(Guid.CreateVersion7(), house.Server.District.Code, 1), Ct);
        }

        var shown = await house.ShowAsync(id);
        Assert.Equal(("failing", "video.fault.not-seen"), (shown.GetProperty("health").GetString(), shown.GetProperty("fault").GetString()));
        using (var looker = await house.LookAsync(id, "must-check-round"))
        {
            await looker.FragmentsAsync(2);
            await looker.LeaveAsync();
        }

        await VideoFixture.UntilAsync(async () => (await house.ShowAsync(id)).GetProperty("health").GetString() == "ready", "it gave a picture");
    }

    private static async Task<RoundViewing> SumAsync(VideoFixture house, Guid cameraId, DateTimeOffset since, Guid? account = null)
    {
        await using var scope = house.Server.Scope();
        return await scope.ServiceProvider.GetRequiredService<IViewingsOfRounds>().SumAsync(account ?? house.Desk.AccountId, cameraId, since, Ct);
    }
}
