using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wangge.Doors.Tests.Messages;

/// <summary>A mail server for one conversation: plain SMTP, no TLS, no account.</summary>
/// <param name="verdict">What it says once it has the whole message, such as <c>250 taken</c>.</param>
internal sealed class MailServer(string verdict) : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    /// <summary>What the client said, line by line; the message among it.</summary>
    public List<string> Heard { get; } = [];

    public int Begin()
    {
        _listener.Start();
        return ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>Serves one client until it leaves.</summary>
    public async Task ServeAsync(CancellationToken ct)
    {
        using var client = await _listener.AcceptTcpClientAsync(ct);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.test");
        var isInMessage = false;
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            Heard.Add(line);
            if (isInMessage && line != ".") { continue; }
            (var answer, isInMessage) = line switch
            {
                "." => (verdict, false),
                "DATA" => ("354 go on", true),
                "QUIT" => ("221 bye", false),
                _ => ("250 mail.test", false),
            };
            await writer.WriteLineAsync(answer);
        }
    }

    public void Dispose() => _listener.Dispose();
}
