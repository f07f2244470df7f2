using System.Net;
using System.Net.Sockets;

namespace Wangge.Video.Tests;

/// <summary>A line before a camera that carries all as fast as it comes, or what the camera sends no faster than it is told.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    /// <summary>As little as systems grant, so that what waits waits at the camera.</summary>
    private const int Buffer = 8_192;

    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private volatile int _bytesPerSecond;

    public SlowLine(int cameraPort)
    {
        _door.Start();
        Port = ((IPEndPoint)_door.LocalEndpoint).Port;
        _serving = ServeAsync(cameraPort);
    }

    public int Port { get; }

    public void Slow(int bytesPerSecond) => _bytesPerSecond = bytesPerSecond;

    public void Free() => _bytesPerSecond = 0;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _door.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync(int cameraPort)
    {
        var lines = new List<Task>();
        try
        {
            while (true) { lines.Add(CarryAsync(await _door.AcceptTcpClientAsync(_end.Token), cameraPort)); }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient caller, int cameraPort)
    {
        using var _ = caller;
        using var camera = new TcpClient { ReceiveBufferSize = Buffer };
        try
        {
            await camera.ConnectAsync(IPAddress.Loopback, cameraPort, _end.Token);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            await Task.WhenAny(PumpAsync(caller, camera, isSlowed: false, over.Token), PumpAsync(camera, caller, isSlowed: true, over.Token));
            await over.CancelAsync();
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException)
        {
            // The camera is gone, or the test is over.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool isSlowed, CancellationToken ct)
    {
        var buffer = new byte[Buffer];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, ct)) > 0)
            {
                if (isSlowed && _bytesPerSecond is > 0 and var rate) { await Task.Delay(TimeSpan.FromSeconds((double)read / rate), ct); }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            // One end is gone.
        }
    }
}
