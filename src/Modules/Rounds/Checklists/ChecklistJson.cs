using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wangge.Rounds.Checklists;

/// <summary>How items are written, in the data file and in the store: camel case, enums by wire name, nothing that is not known.</summary>
internal static class ChecklistJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
