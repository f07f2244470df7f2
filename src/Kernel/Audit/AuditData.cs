using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Wangge.Kernel.Audit;

/// <summary>Writes a leaf's data: ids, codes, numbers and truth values, so that nothing in a leaf ever has to be erased.</summary>
public static class AuditData
{
    /// <value>The empty object.</value>
    public const string Nothing = "{}";

    private const int LongestCode = 128;
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:/+");

    /// <summary>One JSON object with these members in the order given.</summary>
    /// <param name="members">Names and values; a value is a <see cref="Guid"/>, a code, a whole number, a truth value, a <see cref="DateTimeOffset"/>, null, or a list of such.</param>
    /// <exception cref="ArgumentException">A value is of another type, or a text is not a code: 1 to 128 of ASCII letters, digits and <c>. - _ : / +</c>.</exception>
    public static string Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        if (members.IsEmpty) { return Nothing; }

        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(RequireCode(name));
                WriteValue(json, value);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case Guid id: json.WriteStringValue(id); break;
            case string code: json.WriteStringValue(RequireCode(code)); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case DateTimeOffset at: json.WriteStringValue(at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)); break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list) { WriteValue(json, item); }

                json.WriteEndArray();
                break;
            default: throw new ArgumentException($"A leaf holds no {value.GetType().Name}.", nameof(value));
        }
    }

    private static string RequireCode(string text) => text.Length is > 0 and <= LongestCode && !text.AsSpan().ContainsAnyExcept(CodeCharacters)
        ? text
        : throw new ArgumentException("A leaf holds ids and codes; words belong in an erasable row.", nameof(text));
}
