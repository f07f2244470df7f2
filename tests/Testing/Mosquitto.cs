using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Wangge.Testing;

/// <summary>The broker mosquitto, run in a folder of its own; it keeps what its clients have not taken.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-mosquitto-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort();

    /// <returns>Null where it is not installed.</returns>
    public static string? Find(string program) =>
        ((string[])["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"]).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <exception cref="InvalidOperationException">It is not installed or does not start.</exception>
    public static async Task<Mosquitto> StartAsync()
    {
        var broker = new Mosquitto();
        await File.WriteAllTextAsync(
            Path.Combine(broker._folder, "mosquitto.conf"),
            $"listener {broker.Port} 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location {broker._folder}/\nautosave_interval 1\nautosave_on_changes true\nuser root\n");
        await broker.LaunchAsync();
        return broker;
    }

    public async Task RestartAsync()
    {
        await EndAsync();
        await LaunchAsync();
    }

    /// <summary>Ends it by SIGKILL, so that it saves nothing, and starts it again.</summary>
    public async Task KillAndRestartAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task LaunchAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Find("mosquitto") ?? throw new InvalidOperationException("mosquitto is not installed."), ["-c", Path.Combine(_folder, "mosquitto.conf")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }

        throw new InvalidOperationException("mosquitto did not start.");
    }

    private async Task EndAsync()
    {
        using (Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) { }
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
