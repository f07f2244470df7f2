using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tests.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Live;

public sealed class LiveHubTests : IAsyncLifetime
{
    private static readonly Permission Watch = new("test.watch");
    private TestServer _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IBoard Board => _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IBoard>(_server.District.Code);

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(StoreKind.Sqlite, configure: b =>
    {
        b.Services.AddSingleton(new LiveTopic("tests", Watch));
        b.Services.AddSingleton(new RoleGrant(Watch, ["dispatcher"]));
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_console_takes_a_snapshot_then_gets_changes_in_order_without_a_gap()
    {
        await using var console = await ConnectAsync("dispatcher", "/21/");
        var answer = await console.WatchAsync(null);
        Assert.True(answer.TakeSnapshot);
        for (var i = 0; i < 50; i++) { await Board.PublishAsync([Change("/21/3/", i)]); }
        await Until.SoAsync(() => console.Told.Count == 50, "50 changes");
        Assert.Equal(Enumerable.Range(1, 50).Select(i => answer.Version + i), console.Told.Select(t => t.Version));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"k{i}"), console.Told.Select(t => t.Change.Kind));
    }

    [Fact]
    public async Task A_console_that_was_away_gets_what_it_missed_and_after_too_long_a_fresh_snapshot()
    {
        await using var console = await ConnectAsync("dispatcher", "/21/");
        var first = await console.WatchAsync(null);
        await Board.PublishAsync([Change("/21/", 1), Change("/9/", 2), Change("/21/", 3)]);
        var missed = await console.WatchAsync(first.Version);
        Assert.False(missed.TakeSnapshot);
        Assert.Equal(["k1", "k3"], missed.Missed.Select(m => m.Change.Kind));
        Assert.Equal(first.Version + 3, missed.Version);

        await Board.PublishAsync([.. Enumerable.Range(0, 600).Select(i => Change("/21/", i))]);
        Assert.True((await console.WatchAsync(first.Version)).TakeSnapshot);
        // A version of another life of the board.
        Assert.True((await console.WatchAsync(7)).TakeSnapshot);
        Assert.True((await console.WatchAsync(long.MaxValue)).TakeSnapshot);
    }

    [Fact]
    public async Task Of_another_areas_change_only_the_number_is_told()
    {
        await using var here = await ConnectAsync("dispatcher", "/21/");
        await using var there = await ConnectAsync("dispatcher", "/9/");
        await here.WatchAsync(null);
        await there.WatchAsync(null);
        var secret = Change("/9/1/", 5);
        await Board.PublishAsync([secret, Change("/21/", 6)]);
        await Until.SoAsync(() => here.Told.Count == 2 && there.Told.Count == 2, "both numbers at both");
        Assert.Equal(["elsewhere", "k6"], here.Told.Select(t => t.Change.Kind));
        Assert.Equal(["k5", "elsewhere"], there.Told.Select(t => t.Change.Kind));
        var hidden = here.Told.First().Change;
        Assert.True(hidden.SubjectId == Guid.Empty && hidden.AreaPath is null && hidden.UnitIds.Length == 0 && hidden.Facts.Count == 0);
    }

    [Fact]
    public async Task Who_has_no_role_for_a_topic_may_not_watch_it()
    {
        await using var console = await ConnectAsync("auditor", "/21/");
        await Assert.ThrowsAsync<HubException>(() => console.WatchAsync(null));
        await Board.PublishAsync([Change("/21/", 1)]);
        await Assert.ThrowsAsync<HubException>(() => console.Connection.InvokeAsync<object>("Watch", "no-such-topic", null, Ct));
        Assert.Empty(console.Told);
    }

    [Fact]
    public async Task Nobody_signed_in_is_shown_the_door()
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(_server.Address, "live")).Build();
        var closed = new TaskCompletionSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync(Ct);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    [Fact]
    public async Task When_a_session_ends_its_connection_ends_within_five_seconds()
    {
        await using var console = await ConnectAsync("dispatcher", "/21/");
        await console.WatchAsync(null);
        await using (var db = _server.Store.Lease())
        {
            db.Remove((await db.FindAsync(SessionType(), [console.Client.SessionId], Ct))!);
            db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "identity.session-end", "session", console.Client.SessionId));
            await db.CommitAsync(Ct);
        }

        await console.Closed.WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    private static Type SessionType() => Type.GetType("Wangge.Identity.Session, Wangge.Identity", throwOnError: true)!;

    private static LiveChange Change(string area, int kind) => new("tests", $"k{kind}", Guid.CreateVersion7(), area, [], new() { ["state"] = "x" });

    private async Task<Console> ConnectAsync(string role, string area)
    {
        var console = new Console(_server.Address, await _server.SignInAsync(role, area));
        await console.Connection.StartAsync(Ct);
        return console;
    }

    private sealed class Console : IAsyncDisposable
    {
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Console(Uri server, StaffClient client)
        {
            Client = client;
            Connection = new HubConnectionBuilder().WithUrl(new Uri(server, "live"), http => http.AccessTokenProvider = () => Task.FromResult<string?>(client.Token)).Build();
            Connection.On<NumberedChange[]>("changed", changes =>
            {
                foreach (var change in changes) { Told.Enqueue(change); }
            });
            Connection.Closed += _ =>
            {
                _closed.TrySetResult();
                return Task.CompletedTask;
            };
        }

        public StaffClient Client { get; }

        public HubConnection Connection { get; }

        public ConcurrentQueue<NumberedChange> Told { get; } = new();

        public Task Closed => _closed.Task;

        public Task<LiveHub.WatchAnswer> WatchAsync(long? since) => Connection.InvokeAsync<LiveHub.WatchAnswer>("Watch", "tests", since, Ct);

        public async ValueTask DisposeAsync()
        {
            await Connection.DisposeAsync();
            Client.Dispose();
        }
    }
}
