using System.Text.Json;

namespace Wangge.Portal;

/// <summary>Members of enumerations as they stand in addresses, answers and tables: <c>PublicSafety</c> ↔ <c>public-safety</c>.</summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Null for a name that is none.</summary>
    public static T? Find<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == name) { return value; }
        }

        return null;
    }

    public static T Read<T>(string name)
        where T : struct, Enum => Find<T>(name) ?? throw new FormatException($"No {typeof(T).Name}: {name}.");
}
