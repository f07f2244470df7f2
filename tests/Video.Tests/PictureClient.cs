using System.Net.WebSockets;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Video.Tests;

/// <summary>Looks as a page does.</summary>
internal sealed class PictureClient : IDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly byte[] _buffer = new byte[4 << 20];

    private PictureClient(ClientWebSocket socket) => _socket = socket;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <exception cref="WebSocketException">Refused.</exception>
    public static async Task<PictureClient> OpenAsync(TestServer server, StaffClient by, string ticket)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("wangge.picture");
        socket.Options.AddSubProtocol(ticket);
        socket.Options.SetRequestHeader("Authorization", "Bearer " + by.Token);
        await socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}/picture"), Ct);
        return new PictureClient(socket);
    }

    /// <summary>The next message: words, or bytes; null once it is closed.</summary>
    public async Task<(JsonElement? Word, byte[]? Bytes)?> NextAsync(double seconds = 30)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        var length = 0;
        while (true)
        {
            var got = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            if (got.MessageType == WebSocketMessageType.Close) { return null; }
            length += got.Count;
            if (!got.EndOfMessage) { continue; }
            return got.MessageType == WebSocketMessageType.Text ? (JsonDocument.Parse(_buffer.AsMemory(0, length)).RootElement.Clone(), null) : (null, _buffer[..length]);
        }
    }

    /// <summary>Reads on until this word.</summary>
    public async Task<JsonElement> UntilAsync(string kind, double seconds = 30)
    {
        while (await NextAsync(seconds) is var (word, _))
        {
            if (word?.GetProperty("kind").GetString() == kind) { return word.Value; }
        }

        Assert.Fail("Closed before: " + kind);
        return default;
    }

    /// <summary>Reads so many fragments, past words and beginnings.</summary>
    public async Task<IReadOnlyList<byte[]>> FragmentsAsync(int count, double seconds = 30)
    {
        var fragments = new List<byte[]>();
        while (fragments.Count < count && await NextAsync(seconds) is var (_, bytes))
        {
            if (bytes is not null && IsFragment(bytes)) { fragments.Add(bytes); }
        }

        Assert.Equal(count, fragments.Count);
        return fragments;
    }

    public static bool IsFragment(byte[] bytes) => bytes.AsSpan(4, 4).SequenceEqual("moof"u8);

    public Task SayAsync(string word) => _socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(word), WebSocketMessageType.Text, endOfMessage: true, Ct);

    public async Task LeaveAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Ct);
        while (await NextAsync() is not null) { }
    }

    public void Dispose() => _socket.Dispose();
}
