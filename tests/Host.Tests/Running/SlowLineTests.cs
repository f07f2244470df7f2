using System.Net.Sockets;
using System.Text;
using Wangge.Testing;

namespace Wangge.Host.Tests.Running;

/// <summary>A line that stands still for a while, as a phone's does between two buildings.</summary>
public sealed class SlowLineTests
{
    /// <summary>Longer than the five seconds after which a server usually breaks off.</summary>
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(8);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_that_stops_half_way_and_goes_on_is_taken()
    {
        using var folder = new Folder();
        Assert.Equal(0, (await BuiltProgram.RunAsync(["district", "create", "slow", "--name", "slow", "--home", folder["home"]], Ct)).Code);
        await using var program = await BuiltProgram.UpAsync(["--home", folder["home"], "--urls", "http://127.0.0.1:0"], Ct);
        const string body = """{"name":"nobody","password":"nothing"}""";

        using var line = new TcpClient();
        await line.ConnectAsync(program.Address.Host, program.Address.Port, Ct);
        var stream = line.GetStream();
        await SendAsync($"POST /api/session HTTP/1.1\r\nHost: localhost\r\nX-Wangge: 1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body[..10]}");
        await Task.Delay(Standstill, Ct);
        await SendAsync(body[10..]);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Ct);

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);

        async Task SendAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Ct);
    }
}
