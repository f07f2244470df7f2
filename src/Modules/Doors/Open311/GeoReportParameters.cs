using Microsoft.Extensions.Primitives;

namespace Wangge.Doors.Open311;

/// <summary>The parameters of a call, from its query and its body (urlencoded or multipart) alike.</summary>
/// <remarks>Tolerant as DOMAIN 8 asks: empty is absent, the body goes before the query, of a repeated parameter the first with a value counts.</remarks>
internal sealed class GeoReportParameters
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> attributes = new(StringComparer.Ordinal);

    public GeoReportParameters(
        IEnumerable<KeyValuePair<string, StringValues>> query, IEnumerable<KeyValuePair<string, StringValues>>? body = null)
    {
        foreach (var (name, given) in (body ?? []).Concat(query)) { Add(name, given); }
    }

    /// <summary>Answers by attribute code, from <c>attribute[code]</c>, <c>attribute[code][]</c> and <c>attribute[code][0]</c>.</summary>
    public IEnumerable<string> AttributeCodes => attributes.Keys;

    /// <summary>The value, or null where it is absent or empty.</summary>
    public string? Find(string name) => values.TryGetValue(name, out var found) ? found[0] : null;

    /// <summary>A list of values joined by commas or given repeatedly; empty where absent.</summary>
    public IReadOnlyList<string> List(string name) => values.TryGetValue(name, out var found)
        ? [.. found.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>The answers to an attribute, each once; empty where absent.</summary>
    public IReadOnlyList<string> ListAttribute(string code) => attributes.TryGetValue(code, out var found) ? found : [];

    private void Add(string name, StringValues given)
    {
        var (into, key) = FindAttributeCode(name) is { } code ? (attributes, code) : (values, name.Trim());
        foreach (var value in given)
        {
            if (string.IsNullOrWhiteSpace(value)) { continue; }
            if (!into.TryGetValue(key, out var kept)) { into[key] = kept = []; }
            if (!kept.Contains(value.Trim(), StringComparer.Ordinal)) { kept.Add(value.Trim()); }
        }
    }

    private static string? FindAttributeCode(string name)
    {
        const string Start = "attribute[";
        if (!name.StartsWith(Start, StringComparison.Ordinal)) { return null; }
        var end = name.IndexOf(']', Start.Length);
        return end > Start.Length ? name[Start.Length..end] : null;
    }
}
