using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Wangge.Kernel.Live;

namespace Wangge.Bench.Siege;

/// <summary>A desk that watches the cases live: it takes note of each change and of gaps in their numbers.</summary>
internal sealed class SiegeConsole : IAsyncDisposable
{
    private readonly HubConnection _line;
    private readonly ConcurrentDictionary<(Guid CaseId, string Version), byte> _told = new();
    private long _last;
    private int _gaps;

    private SiegeConsole(HubConnection line) => _line = line;

    /// <summary>Numbers that were passed over since the snapshot.</summary>
    public int Gaps => Volatile.Read(ref _gaps);

    public int ToldCount => _told.Count;

    public static async Task<SiegeConsole> OpenAsync(Uri server, string token)
    {
        var line = new HubConnectionBuilder().WithUrl(new Uri(server, "live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
        var console = new SiegeConsole(line);
        line.On<NumberedChange[]>("changed", console.Hear);
        await line.StartAsync();
        var answer = await line.InvokeAsync<Answer>("Watch", "cases", (long?)null);
        Interlocked.CompareExchange(ref console._last, answer.Version, 0);
        return console;
    }

    public bool WasTold(Guid caseId, int version) => _told.ContainsKey((caseId, version.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    private void Hear(NumberedChange[] changes)
    {
        foreach (var change in changes)
        {
            var last = Interlocked.Read(ref _last);
            if (last > 0 && change.Version > last + 1) { Interlocked.Increment(ref _gaps); }
            if (change.Version > last) { Interlocked.Exchange(ref _last, change.Version); }
            if (change.Change.Facts.TryGetValue("version", out var version)) { _told.TryAdd((change.Change.SubjectId, version), 0); }
        }
    }

    private sealed record Answer(long Version);
}
