using System.Collections.Frozen;
using System.Text.Json;

namespace Wangge.Kernel.Text;

/// <summary>How members of enums are spelled outside: lower case with hyphens, such as <c>to-check</c>.</summary>
/// <remarks>Journals and clients keep these names for ever, so a member is never renamed; a test of the module lists them all.</remarks>
public static class WireName
{
    /// <summary>The spelling of a member.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member.</exception>
    public static string Wire<T>(this T value) where T : struct, Enum =>
        Names<T>.ByValue.TryGetValue(value, out var name) ? name : throw new ArgumentOutOfRangeException(nameof(value), value, "No member of its enum.");

    /// <summary>The member so spelled; null for any other word, also for one that differs in case.</summary>
    public static T? Find<T>(string? name) where T : struct, Enum =>
        name is not null && Names<T>.ByName.TryGetValue(name, out var value) ? value : null;

    /// <summary>The member so spelled, where it was written by <see cref="Wire"/>.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static T Read<T>(string name) where T : struct, Enum => Find<T>(name) ?? throw new FormatException($"No {typeof(T).Name}: {name}.");

    private static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByName =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
