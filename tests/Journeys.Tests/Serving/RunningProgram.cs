using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>The real program as a process of its own, with the demo district, served over HTTPS as phones reach it; it can be killed and started again over the same home and ports.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    /// <summary>A name that only the journeys' browser can find, so that nothing rests on what browsers grant to localhost.</summary>
    public const string HostName = "wangge.test";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);
    private readonly StringBuilder _said = new();
    private Process? _process;

    public string Home { get; } = Directory.CreateTempSubdirectory("wangge-journeys-").FullName;

    public int HttpsPort { get; } = FreePort();

    public int HttpPort { get; } = FreePort();

    public Uri Origin => new($"https://{HostName}:{HttpsPort}");

    /// <summary>The demo's sign-ins by their names, which are those of the roles.</summary>
    public IReadOnlyDictionary<string, SignInRow> SignIns => JsonSerializer
        .Deserialize<SignInRow[]>(File.ReadAllBytes(Path.Combine(Home, "demo-accounts.json")), JsonSerializerOptions.Web)!
        .ToDictionary(row => row.SignInName, StringComparer.Ordinal);

    /// <summary>Base64 SHA-256 of the certificate's public key: a browser that is told it trusts this server and no other.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>Starts it and waits until it answers; the first start makes the demo district.</summary>
    public async Task StartAsync()
    {
        TakeReadyHome();
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "wangge.dll"), "up", "--home", Home, "--host", HostName,
                "--https-port", $"{HttpsPort}", "--http-port", $"{HttpPort}",
            ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["WANGGE_Web__Root"] = Places.Pages;
        start.Environment["DOTNET_GCgen0size"] = "4000000";
        _process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await AnswersAsync(_process);
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) { await KillAsync(); }
        Directory.Delete(Home, recursive: true);
    }

    private async Task AnswersAsync(Process process)
    {
        var until = Stopwatch.GetTimestamp();
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, HttpsPort), ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
            // The journeys' browser is told which key to trust; here that key is learnt.
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => Learn(certificate) },
        });
        while (Stopwatch.GetElapsedTime(until) < LongestStart)
        {
            if (process.HasExited) { throw new InvalidOperationException($"The program ended:\n{_said}"); }
            try
            {
                if ((await http.GetAsync(new Uri(Origin, "/readyz"))).IsSuccessStatusCode) { return; }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The program did not answer in {LongestStart}:\n{_said}");
    }

    private bool Learn(X509Certificate? certificate)
    {
        if (certificate is X509Certificate2 known) { KeyHash = Convert.ToBase64String(SHA256.HashData(known.PublicKey.ExportSubjectPublicKeyInfo())); }
        return certificate is not null;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said) { _said.AppendLine(line.Data); }
    }

    private void TakeReadyHome()
    {
        if (Places.ReadyHome is not { } ready || Directory.EnumerateFileSystemEntries(Home).Any()) { return; }
        foreach (var file in Directory.EnumerateFiles(ready, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Home, Path.GetRelativePath(ready, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A sign-in of the demo district.</summary>
internal sealed record SignInRow(string SignInName, string Password, string Role, string Name, string Where);
