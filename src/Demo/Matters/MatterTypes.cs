using System.Text.Json;

namespace Wangge.Demo.Matters;

/// <summary>A type with the words that its matters are told in.</summary>
internal sealed record TypeWords(
    string Key, string Kind, string Flow, string Name, string Unit, int Limit, string LimitUnit, double Weight, string At,
    string[] Titles, string[] Words, string[] Details, string[] Done, string? Picture = null, string[]? Helpers = null, int[]? Months = null)
{
    internal DemoMatterType Record => new(Key, Kind, Flow, Name, Unit, Limit, LimitUnit);

    /// <summary>The limit as time to pass, and whether nights and weekends count.</summary>
    internal (TimeSpan Time, bool IsClockTime) LimitTime => LimitUnit switch
    {
        "emergency-hour" => (TimeSpan.FromHours(Limit), true),
        "working-hour" => (TimeSpan.FromHours(Limit), false),
        "calendar-day" => (TimeSpan.FromDays(Limit), true),
        _ => (TimeSpan.FromHours(8 * Limit), false),
    };
}

/// <summary>The demo's own types of matter, from <c>matter_types.json</c>.</summary>
internal static class MatterTypes
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static List<TypeWords> Load()
    {
        using var stream = Resource.Open("matter_types.json");
        return JsonSerializer.Deserialize<List<TypeWords>>(stream, Options) ?? [];
    }
}
