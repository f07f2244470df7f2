using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Wangge.Video.Gateway;

namespace Wangge.Video.Viewing;

/// <summary>Sends one viewer's pieces until the viewer leaves, the guard objects or the picture is over. Used once.</summary>
/// <param name="show">Called before the first frame is sent; where it fails, none is.</param>
/// <param name="hear">Told what the viewer says of a picture that comes from elsewhere, <c>shown</c> or <c>lost</c>; null where it comes from here.</param>
internal sealed class PictureSocket(WebSocket socket, Watcher watcher, Func<Task> show, Func<string, Task>? hear)
{
    /// <value>Who takes nothing for so long is gone.</value>
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(2);

    private readonly byte[] _heard = new byte[256];
    private bool _isShown;
    private bool _isTold;
    private string? _code;

    /// <param name="guard">Ends with a code once the viewer may look no longer.</param>
    /// <param name="over">Cancelled at last; a connection whose reading is cancelled is torn, so words of farewell come before.</param>
    public async Task RunAsync(Func<CancellationToken, Task<string>> guard, CancellationTokenSource over)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
        var (sending, hearing, guarding) = (SendAsync(enough.Token, over.Token), HearAsync(over.Token), guard(enough.Token));
        var first = await Task.WhenAny(sending, hearing, guarding);
        if (first == guarding && guarding.IsCompletedSuccessfully) { _code = await guarding; }
        await enough.CancelAsync();
        await Task.WhenAll(Settled(sending), Settled(guarding));
        await SayFarewellAsync(hearing);
        await over.CancelAsync();
        await Settled(hearing);
    }

    private async Task SayFarewellAsync(Task hearing)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) { return; }
        using var patience = new CancellationTokenSource(FarewellWithin);
        try
        {
            if (_code is not null) { await SayAsync(new { kind = "ended", code = _code }, patience.Token); }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await hearing.WaitAsync(patience.Token);
        }
        catch (Exception reason) when (reason is WebSocketException or OperationCanceledException or IOException)
        {
            // Gone without a word.
        }
    }

    /// <param name="enough">No further piece is waited for.</param>
    private async Task SendAsync(CancellationToken enough, CancellationToken ct)
    {
        while (true)
        {
            switch (await watcher.NextAsync(enough))
            {
                case Beginning beginning:
                    await SayAsync(new { kind = "begin", codec = beginning.CodecText, width = beginning.Width, height = beginning.Height }, ct);
                    await SendAsync(beginning.Bytes, ct);
                    break;
                case Fragment fragment:
                    if (!_isShown && !await TryShowAsync()) { return; }
                    await SendAsync(fragment.Bytes, ct);
                    break;
                case Play play:
                    await SayAsync(new { kind = "play", way = play.Way, address = play.Address }, ct);
                    break;
                case Word { Kind: "ended" } word:
                    _code = word.Code;
                    return;
                case Word word:
                    await SayAsync(new { kind = word.Kind, code = word.Code }, ct);
                    break;
            }
        }
    }

    /// <summary>No leaf, no picture.</summary>
    private async Task<bool> TryShowAsync()
    {
        try
        {
            await show();
            return _isShown = true;
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            _code = "video.not-on-record";
            return false;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(SendWithin);
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, patience.Token);
    }

    private Task SayAsync(object word, CancellationToken ct) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(word, JsonSerializerOptions.Web).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, ct).AsTask();

    /// <summary>A viewer says that it leaves, and of a picture that comes from elsewhere once what became of it; nothing else is listened to.</summary>
    private async Task HearAsync(CancellationToken ct)
    {
        while (await socket.ReceiveAsync(_heard.AsMemory(), ct) is { MessageType: not WebSocketMessageType.Close } got)
        {
            var word = Encoding.ASCII.GetString(_heard, 0, got.Count);
            if (hear is null || _isTold || word is not ("shown" or "lost")) { continue; }
            _isTold = true;
            await hear(word);
        }
    }

    private static async Task Settled(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception reason) when (reason is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The connection is gone, or was ended.
        }
    }
}
