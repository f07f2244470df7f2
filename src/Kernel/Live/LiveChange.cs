using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wangge.Kernel.Live;

/// <summary>One change that consoles are told of: enough to know whether it concerns them, and to load it anew.</summary>
/// <param name="Topic">What it is about, such as <c>cases</c>.</param>
/// <param name="Kind">What happened, as a code.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="AreaPath">Where; consoles see their own areas only.</param>
/// <param name="UnitIds">Units that have it.</param>
/// <param name="Facts">A few codes and ids by name, such as <c>state</c>; never words or persons.</param>
/// <param name="View">The subject itself as JSON, where there is no time to load it anew (ADR 0026); null as a rule. Told to those alone who may see it.</param>
[GenerateSerializer]
[Alias("wangge.live-change")]
public sealed record LiveChange(
    [property: Id(0)] string Topic,
    [property: Id(1)] string Kind,
    [property: Id(2)] Guid SubjectId,
    [property: Id(3)] string? AreaPath,
    [property: Id(4)] Guid[] UnitIds,
    [property: Id(5)] Dictionary<string, string> Facts,
    [property: Id(6), JsonConverter(typeof(RawJson))] string? View = null);

/// <summary>A change with its number in its topic; numbers grow by one.</summary>
[GenerateSerializer]
[Alias("wangge.numbered-change")]
public sealed record NumberedChange([property: Id(0)] long Version, [property: Id(1)] LiveChange Change);

/// <summary>JSON that is kept as text and written as it stands.</summary>
internal sealed class RawJson : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options)
    {
        if (value is null) { writer.WriteNullValue(); } else { writer.WriteRawValue(value, skipInputValidation: true); }
    }
}
