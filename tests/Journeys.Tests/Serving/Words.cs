using System.Collections.Concurrent;
using System.Text.Json;

namespace Wangge.Journeys.Tests.Serving;

/// <summary>The pages' own words in one language, so that a journey finds a button by what it is called there.</summary>
public sealed class Words(string language)
{
    private static readonly string[] FaceRooms = ["ui", "portal", "field", "office"];
    private readonly ConcurrentDictionary<string, JsonElement> _rooms = new(StringComparer.Ordinal);

    /// <summary>What stands under a key such as <c>cases-portal.say</c>, its places filled: <c>("n", 3)</c> for <c>{n}</c>.</summary>
    public string this[string key, params (string Place, object Value)[] filled]
    {
        get
        {
            var parts = key.Split('.');
            var found = _rooms.GetOrAdd(parts[0], Read);
            foreach (var part in parts[1..])
            {
                if (!found.TryGetProperty(part, out found)) { throw new InvalidOperationException($"There is no word {key} in {language}."); }
            }

            return filled.Aggregate(found.GetString()!, (text, one) => text.Replace($"{{{one.Place}}}", $"{one.Value}", StringComparison.Ordinal));
        }
    }

    /// <remarks>As the pages do: <c>cases</c> is the module's room, <c>cases-field</c> the module's room of one face.</remarks>
    private JsonElement Read(string room)
    {
        var sources = Path.Combine(Places.Root, "web", "src");
        var dash = room.LastIndexOf('-');
        var folder = FaceRooms.Contains(room) ? Path.Combine(sources, room)
            : dash > 0 && FaceRooms.Contains(room[(dash + 1)..]) ? Path.Combine(sources, "modules", room[..dash], room[(dash + 1)..])
            : Path.Combine(sources, "modules", room);
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "locales", $"{language}.json"))).RootElement;
    }
}
