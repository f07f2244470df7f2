using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Wangge.Doors.Tests.Open311;

/// <summary>What an answer should hold.</summary>
internal enum AnswerKind
{
    Discovery,
    Services,
    Definition,
    Requests,
    Receipt,
    Token,
    Updates,
    Errors,
}

/// <summary>Judges answers by the rules of GeoReport v2, strictly and knowing nothing of how they were made: structure, names, types, required fields, one root, bare arrays.</summary>
internal static partial class Open311Validator
{
    private static readonly Dictionary<AnswerKind, (string Root, string? Item, Field[] Fields)> Shapes = new()
    {
        [AnswerKind.Services] = ("services", "service",
        [
            new("service_code", 's', true), new("service_name", 's', true), new("description", 's'), new("metadata", 'b', true),
            new("type", 's', true, ["realtime", "batch", "blackbox"]), new("keywords", 's'), new("group", 's'),
        ]),
        [AnswerKind.Requests] = ("service_requests", "request",
        [
            new("service_request_id", 's', true), new("status", 's', true, ["open", "closed"]), new("status_notes", 's'), new("service_name", 's'),
            new("service_code", 's', true), new("description", 's'), new("agency_responsible", 's'), new("service_notice", 's'),
            new("requested_datetime", 't', true), new("updated_datetime", 't'), new("expected_datetime", 't'), new("address", 's'), new("address_id", 's'),
            new("zipcode", 's'), new("lat", 'n'), new("long", 'n'), new("media_url", 'u'),
        ]),
        [AnswerKind.Receipt] = ("service_requests", "request", [new("service_request_id", 's', true), new("service_notice", 's'), new("account_id", 's')]),
        [AnswerKind.Token] = ("service_requests", "request", [new("service_request_id", 's', true), new("token", 's', true)]),
        [AnswerKind.Updates] = ("service_request_updates", "request_update",
        [
            new("update_id", 's', true), new("service_request_id", 's', true), new("status", 's', true, ["open", "closed"]), new("updated_datetime", 't', true),
            new("description", 's'), new("media_url", 'u'),
        ]),
        [AnswerKind.Errors] = ("errors", "error", [new("code", 'i', true), new("description", 's', true)]),
        [AnswerKind.Definition] = ("service_definition", null, [new("service_code", 's', true), new("attributes", 'l', true) { Item = "attribute", Parts = Attribute() }]),
        [AnswerKind.Discovery] = ("discovery", null,
        [
            new("changeset", 't', true), new("contact", 's', true), new("key_service", 's', true),
            new("endpoints", 'l', true) { Item = "endpoint", Parts = Endpoint() },
        ]),
    };

    /// <param name="Type">s text, b truth, n number, i whole number, t instant, u address, l list, v list of texts.</param>
    private sealed record Field(string Name, char Type, bool IsRequired = false, string[]? OneOf = null)
    {
        public string? Item { get; init; }

        public Field[] Parts { get; init; } = [];
    }

    /// <summary>All that is wrong; empty for a good answer.</summary>
    public static async Task<IReadOnlyList<string>> ListFaultsAsync(HttpResponseMessage answer, AnswerKind kind)
    {
        var faults = new List<string>();
        var type = answer.Content.Headers.ContentType;
        if (!string.Equals(type?.CharSet, "utf-8", StringComparison.OrdinalIgnoreCase)) { faults.Add($"charset {type?.CharSet}"); }
        var status = (int)answer.StatusCode;
        if ((kind == AnswerKind.Errors) != status >= 400) { faults.Add($"status {status}"); }
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var (root, item, fields) = Shapes[kind];
        switch (type?.MediaType)
        {
            case "application/json": JudgeJson(text, item, fields, status, faults); break;
            case "text/xml": JudgeXml(text, root, item, fields, status, faults); break;
            default: faults.Add($"media type {type?.MediaType}"); break;
        }

        return faults;
    }

    private static void JudgeJson(string text, string? item, Field[] fields, int status, List<string> faults)
    {
        using var json = JsonDocument.Parse(text);
        var top = json.RootElement;
        if (item is null) { JudgeFields(top, fields, faults); return; }
        if (top.ValueKind != JsonValueKind.Array) { faults.Add("a list is not a bare array"); return; }
        foreach (var one in top.EnumerateArray()) { JudgeFields(one, fields, faults); }
        if (item == "error" && (top.GetArrayLength() == 0 || top[0].GetProperty("code").GetInt32() != status)) { faults.Add("the code is not the status"); }
    }

    private static void JudgeFields(JsonElement one, Field[] fields, List<string> faults)
    {
        foreach (var strange in one.EnumerateObject().Where(p => fields.All(f => f.Name != p.Name))) { faults.Add($"{strange.Name} is no field"); }
        foreach (var field in fields)
        {
            if (!one.TryGetProperty(field.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (field.IsRequired) { faults.Add($"{field.Name} is missing"); }
                continue;
            }

            if (field.Type is 'l' or 'v')
            {
                if (value.ValueKind != JsonValueKind.Array) { faults.Add($"{field.Name} is no array"); continue; }
                foreach (var inner in value.EnumerateArray())
                {
                    if (field.Type == 'l') { JudgeFields(inner, field.Parts, faults); }
                    else if (inner.ValueKind != JsonValueKind.String) { faults.Add($"{field.Name} holds no texts"); }
                }

                continue;
            }

            var isOfType = field.Type switch
            {
                'b' => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                'n' => value.ValueKind == JsonValueKind.Number,
                'i' => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
                _ => value.ValueKind == JsonValueKind.String,
            };
            if (!isOfType) { faults.Add($"{field.Name} is a JSON {value.ValueKind}"); }
            JudgeText(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), field, faults);
        }
    }

    private static void JudgeXml(string text, string root, string? item, Field[] fields, int status, List<string> faults)
    {
        if (!text.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", StringComparison.OrdinalIgnoreCase)) { faults.Add("no XML declaration with its encoding"); }
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var top = XDocument.Load(reader).Root!;
        if (top.Name != root) { faults.Add($"root {top.Name}"); }
        if (item is null) { JudgeFields(top, fields, faults); return; }
        foreach (var one in top.Elements())
        {
            if (one.Name != item) { faults.Add($"{one.Name} in {root}"); }
            JudgeFields(one, fields, faults);
        }

        if (item == "error" && (string?)top.Element("error")?.Element("code") != status.ToString(CultureInfo.InvariantCulture)) { faults.Add("the code is not the status"); }
    }

    private static void JudgeFields(XElement one, Field[] fields, List<string> faults)
    {
        foreach (var strange in one.Elements().GroupBy(e => e.Name.ToString()))
        {
            if (fields.All(f => f.Name != strange.Key)) { faults.Add($"{strange.Key} is no field"); }
            if (strange.Count() > 1) { faults.Add($"{strange.Key} stands twice"); }
        }

        foreach (var field in fields)
        {
            var value = one.Element(field.Name);
            if (field.Type is 'l' or 'v')
            {
                if (value is null) { if (field.IsRequired) { faults.Add($"{field.Name} is missing"); } continue; }
                foreach (var inner in value.Elements())
                {
                    if (inner.Name != field.Item) { faults.Add($"{inner.Name} in {field.Name}"); }
                    if (field.Type == 'l') { JudgeFields(inner, field.Parts, faults); }
                }
            }
            else if (value is null || value.Value.Length == 0) { if (field.IsRequired) { faults.Add($"{field.Name} is missing"); } }
            else { JudgeText(value.Value, field, faults); }
        }
    }

    private static void JudgeText(string text, Field field, List<string> faults)
    {
        var isGood = field.Type switch
        {
            'b' => text is "true" or "false",
            'n' => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            'i' => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            't' => Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            'u' => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
            _ => true,
        };
        if (!isGood || (field.OneOf is { } values && !values.Contains(text))) { faults.Add($"{field.Name} is “{text}”"); }
        if (field.IsRequired && text.Length == 0) { faults.Add($"{field.Name} is empty"); }
    }

    private static Field[] Attribute() =>
    [
        new("variable", 'b', true), new("code", 's', true), new("datatype", 's', true, ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]),
        new("required", 'b', true), new("datatype_description", 's'), new("order", 'i'), new("description", 's'),
        new("values", 'l') { Item = "value", Parts = [new("key", 's', true), new("name", 's', true)] },
    ];

    private static Field[] Endpoint() =>
    [
        new("specification", 's', true), new("url", 'u', true), new("changeset", 't', true), new("type", 's', true, ["production", "test"]),
        new("formats", 'v', true) { Item = "format" },
    ];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Instant();
}
