using System.Diagnostics;
using System.Net;
using Wangge.Demo.Films;
using Wangge.Host.Simulation.Cameras;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Simulation;

/// <summary>The demo's cameras, read by ffmpeg as any camera is.</summary>
public sealed class FilmServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_film_is_played_without_an_end_to_each_who_asks()
    {
        if (!File.Exists("/usr/bin/ffmpeg")) { Databases.Skip("needs ffmpeg"); }
        var home = new Home(Directory.CreateTempSubdirectory("wangge-film-").FullName);
        try
        {
            await using var server = DemoFilmServer.Start(home, new IPEndPoint(IPAddress.Loopback, 0), said => TestContext.Current.SendDiagnosticMessage(said));
            // More than a film has from there on, so that its end is passed.
            var reading = ((string[])["gate-1", "gate-1?from=225"]).Select(path => ReadAsync($"rtsp://{server.At}/{path}", 40)).ToList();
            foreach (var said in await Task.WhenAll(reading)) { Assert.Equal("frame=40", said.Split('\n').Last(line => line.StartsWith("frame=", StringComparison.Ordinal)).Trim()); }
            Assert.Contains("404", await ReadAsync($"rtsp://{server.At}/nothing", 1), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(home.Path, recursive: true);
        }
    }

    [Fact]
    public void Every_film_ends_as_it_begins_and_every_second_can_be_begun_with()
    {
        Assert.Equal(["gate-1", "gate-2", "yard-1", "yard-2", "crossing-1", "crossing-2"], DemoFilm.All.Select(f => f.Key));
        foreach (var film in DemoFilm.All)
        {
            byte[]? first = null, last = null;
            film.Draw(frame => (first, last) = (first ?? frame.ToArray(), frame.ToArray()));
            var far = first!.Zip(last!).Count(pair => Math.Abs(pair.First - pair.Second) > 40);
            Assert.True(far < first!.Length / 50, $"{film.Key} jumps in {far} of {first.Length} values.");
        }
    }

    private static async Task<string> ReadAsync(string address, int frames)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-hide_banner", "-nostdin", "-loglevel", "error", "-progress", "pipe:1", "-rtsp_transport", "tcp", "-i", address, "-frames:v", $"{frames}", "-c", "copy", "-f", "null", "-"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var reading = Process.Start(start)!;
        var (told, errors) = (reading.StandardOutput.ReadToEndAsync(Ct), reading.StandardError.ReadToEndAsync(Ct));
        await reading.WaitForExitAsync(Ct);
        return await told + await errors;
    }
}
