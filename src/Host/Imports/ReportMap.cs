using System.Text.Json;

namespace Wangge.Host.Imports;

/// <summary>Says how another system's table of requests is read: which column is what, how its times are written, what its types are here.</summary>
internal sealed record ReportMap
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Names the other system; with a row's key it makes the report's id, so it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>The column that tells rows apart.</summary>
    public required string Key { get; init; }

    public required string Reported { get; init; }

    public string? Closed { get; init; }

    /// <summary>Where a row is closed and <see cref="Closed"/> is empty: the column that says when it was last acted on.</summary>
    public string? Updated { get; init; }

    public string? Status { get; init; }

    /// <summary>Values of <see cref="Status"/> that mean closed.</summary>
    public IReadOnlyList<string> ClosedStatuses { get; init; } = [];

    /// <summary>Columns whose cells, joined, are the words of the report.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public IReadOnlyList<string> Place { get; init; } = [];

    /// <summary>The column that says what came of it.</summary>
    public string? Result { get; init; }

    public string? Longitude { get; init; }

    public string? Latitude { get; init; }

    public string? Type { get; init; }

    /// <summary>Value of <see cref="Type"/> → key of a type here.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>The type of what <see cref="Types"/> does not name.</summary>
    public string OtherType { get; init; } = "hazard.other";

    /// <summary>.NET formats of the times, tried in order.</summary>
    public required IReadOnlyList<string> TimeFormats { get; init; }

    /// <summary>IANA name of the zone that the times are in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The columns that a row cannot be read without and that a file with these headings lacks.</summary>
    public IReadOnlyList<string> ListMissing(IReadOnlyList<string> headings) =>
        [.. Words.Prepend(Reported).Prepend(Key).Where(column => !headings.Contains(column, StringComparer.OrdinalIgnoreCase))];

    /// <exception cref="JsonException">It is no such map.</exception>
    public static ReportMap Read(string file) => JsonSerializer.Deserialize<ReportMap>(File.ReadAllText(file), Json) ?? throw new JsonException("The map is empty.");
}
