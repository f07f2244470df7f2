using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Viewing;

namespace Wangge.Video.Tests.Viewing;

/// <summary>Every viewing that began has its end on record, whatever dies meanwhile.</summary>
[Collection("cameras")]
public sealed class ViewEndTests
{
    private static readonly string[] Whole = ["video.view-asked", "video.view-started", "video.view-first-frame", "video.view-stopped"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_server_that_dies_while_somebody_looks_has_the_end_on_record_after_its_next_start(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(3);
        Assert.Equal(Whole[..3], await house.LeavesAsync(id));

        var clock = new MovableClock();
        clock.Advance(TimeSpan.FromMinutes(20));
        await using var after = await house.Server.StartAfterDeathAsync(clock, app => app.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Video:ProbeMinutes"] = "0" }));
        await VideoFixture.UntilAsync(async () => (await ViewingAsync(after, id)).EndedAt is not null, "it is closed");
        var viewing = await ViewingAsync(after, id);
        Assert.True(viewing.IsEndFound);
        Assert.InRange(viewing.EndedAt!.Value - viewing.StartedAt!.Value, TimeSpan.FromMinutes(19), TimeSpan.FromMinutes(22));
        await using var db = after.Store.Lease();
        var leaf = await db.Set<AuditLeafRow>().AsNoTracking().SingleAsync(l => l.SubjectId == id && l.Action == "video.view-stopped", Ct);
        Assert.Equal(Guid.Empty, leaf.ActorId);
        Assert.Contains("\"found\":true", leaf.Data, StringComparison.Ordinal);
        Assert.Equal(0, await after.Services.GetRequiredService<ViewingSweep>().SweepAsync(after.Store, Ct));
    }

    [Fact]
    public async Task What_a_living_node_shows_is_left_alone_until_no_node_can_show_it_any_more()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(3);
        var sweep = house.Server.Services.GetRequiredService<ViewingSweep>();
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await sweep.SweepAsync(house.Server.Store, Ct));
        Assert.Null((await ViewingAsync(house.Server, id)).EndedAt);
        house.Clock.Advance(TimeSpan.FromMinutes(45));
        await VideoFixture.UntilAsync(async () => (await ViewingAsync(house.Server, id)).IsEndFound, "it is closed, since its end was lost");
        var viewing = await ViewingAsync(house.Server, id);
        Assert.Equal(TimeSpan.FromHours(1), viewing.EndedAt - viewing.StartedAt);

        // The node that held it all the same writes no second end.
        await looker.LeaveAsync();
        await Task.Delay(500, Ct);
        Assert.Equal(Whole, await house.LeavesAsync(id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_end_whose_leaf_cannot_be_written_is_owed_a_fault_of_the_house_meanwhile_and_written_later(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(3);
        await house.BreakAuditAsync();
        await looker.LeaveAsync();
        await VideoFixture.UntilAsync(async () => await OpenAsync(house) == "view-audit", "it is a fault of the house");
        var ended = (await ViewingAsync(house.Server, id)).EndedAt;
        Assert.NotNull(ended);
        Assert.Equal(Whole[..3], await house.LeavesAsync(id));

        await house.MendAuditAsync();
        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).SequenceEqual(Whole), "it is written");
        await VideoFixture.UntilAsync(async () => await OpenAsync(house) == "", "the fault is over");
        var viewing = await ViewingAsync(house.Server, id);
        Assert.Equal((ended, false), (viewing.EndedAt, viewing.IsEndFound));
        await using var db = house.Server.Store.Lease();
        var leaf = await db.Set<AuditLeafRow>().AsNoTracking().SingleAsync(l => l.SubjectId == id && l.Action == "video.view-stopped", Ct);
        Assert.Equal(viewing.ViewerId, leaf.ActorId);
        Assert.Contains("\"owed\":true", leaf.Data, StringComparison.Ordinal);
        Assert.Equal(0, await db.Set<OwedStop>().CountAsync(Ct));
    }

    private static async Task<CameraViewing> ViewingAsync(TestServer server, Guid cameraId)
    {
        await using var db = server.Store.Lease();
        return await db.Set<CameraViewing>().AsNoTracking().SingleAsync(v => v.CameraId == cameraId, Ct);
    }

    private static async Task<string> OpenAsync(VideoFixture house) => string.Join(
        ' ', (await house.Desk.GetAsync("/api/alarm-faults/open", Ct).ReadAsync()).GetProperty("kinds").EnumerateArray().Select((JsonElement k) => k.GetProperty("kind").GetString()));
}
