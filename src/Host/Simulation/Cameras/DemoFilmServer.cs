using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Wangge.Demo.Films;
using Wangge.Host.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Simulation.Cameras;

/// <summary>The demo's cameras, played for as long as this stands. A film is made when somebody first asks for it.</summary>
internal sealed class DemoFilmServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Film>>> _films = new(StringComparer.Ordinal);
    private readonly FilmServer _server;

    private DemoFilmServer(FilmStudio studio, IPEndPoint at, Action<string> say) =>
        _server = new FilmServer(at, (key, ct) => FindAsync(studio, key, say), TimeProvider.System);

    public IPEndPoint At => _server.At;

    /// <param name="say">Told why a film is not shown.</param>
    /// <exception cref="SocketException">The address is in use.</exception>
    public static DemoFilmServer Start(Home home, IPEndPoint at, Action<string> say) => new(new FilmStudio(home), at, say);

    /// <summary>Plays the cameras of this home's demo; null where it has none, or where another server plays them.</summary>
    public static DemoFilmServer? TryStart(Home home, Action<string> say)
    {
        if (DemoCameraPlace.Find(home) is not { } place) { return null; }
        try
        {
            return Start(home, place.ToEndPoint(), say);
        }
        catch (SocketException taken)
        {
            say($"The demo's cameras are not played here: {place.ToEndPoint()}: {taken.Message}");
            return null;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<Film?> FindAsync(FilmStudio studio, string key, Action<string> say)
    {
        if (DemoFilm.All.FirstOrDefault(f => f.Key == key) is not { } film) { return null; }
        try
        {
            // Made for all who wait for it, whoever leaves meanwhile.
            return await _films.GetOrAdd(key, _ => new(() => studio.OpenAsync(film, CancellationToken.None))).Value;
        }
        catch (Exception reason) when (reason is InvalidOperationException or IOException or InvalidDataException)
        {
            if (_films.TryRemove(key, out _)) { say($"The demo's film {key} is not shown: {reason.Message}"); }
            return null;
        }
    }
}
