using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wangge.Host.Tests.Fuzz;

/// <summary>Makes the request of a number: the same seed and number give the same request, but for the ids that the store knows.</summary>
internal sealed class RequestMaker(ApiDocument document, int seed, IReadOnlyList<string> ids)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] MediaTypes = ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "application/json; charset=utf-16", "application/octet-stream", "image/jpeg"];

    public FuzzRequest Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var operation = document.Operations[random.Next(document.Operations.Count)];
        var values = new ValueMaker(document, random, random.Next(3) switch { 0 => 0, 1 => 0.05, _ => 0.3 }, ids);
        var (mediaType, body) = Body(operation, values, random);
        return new FuzzRequest(number, operation, Address(operation, values, random), mediaType, body, Headers(random, values), random.Next(1_000));
    }

    private static string Address(ApiOperation operation, ValueMaker values, Random random)
    {
        var path = operation.Path;
        foreach (var parameter in operation.Parameters("path"))
        {
            // U+0000 in a path and lines longer than 8 KB are refused by the server's own parser, with no word of ours.
            var text = values.MakeText(SchemaOf(parameter)).Replace("\0", "x", StringComparison.Ordinal);
            text = text.Length > 300 ? text[..300] : text;
            // An empty part or dots would name another endpoint.
            path = path.Replace($"{{{parameter.GetProperty("name").GetString()}}}", text is "" or "." or ".." ? "x" : Escape(text), StringComparison.Ordinal);
        }

        var query = operation.Parameters("query").Where(_ => random.Next(2) == 0)
            .Select(p => $"{p.GetProperty("name").GetString()}={Escape(values.MakeText(SchemaOf(p)))}").ToList();
        foreach (var name in UndescribedNames)
        {
            if (operation.Method == "GET" && random.Next(12) == 0) { query.Add($"{name}={Escape(values.OddText())}"); }
        }

        var address = query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        while (address.Length >= 6_000) { address = address[..address.LastIndexOfAny(['&', '?'])]; }
        return address;
    }

    /// <summary>Names that lists read from the query by themselves.</summary>
    private static readonly string[] UndescribedNames = ["state", "open", "type", "class", "area", "unit", "from", "until", "late", "number", "q", "sort", "size", "after", "zz"];

    private static (string? MediaType, byte[]? Body) Body(ApiOperation operation, ValueMaker values, Random random)
    {
        if (operation.Body is not { } described) { return random.Next(10) == 0 ? ("application/json", "{}"u8.ToArray()) : (null, null); }

        var isJson = described.MediaType.Contains("json", StringComparison.Ordinal);
        var text = isJson ? values.Make(described.Schema)?.ToJsonString(Json) ?? "null" : values.OddText();
        text = random.Next(25) switch
        {
            0 => text[..(text.Length / 2)],
            1 => string.Concat(Enumerable.Repeat("{\"a\":", 300)) + "1" + new string('}', 300),
            2 => new string('[', 2_000),
            3 => "",
            4 => $"{{\"words\":\"{new string('x', 200_000)}\"}}",
            _ => text,
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(40) == 0 && bytes.Length > 0) { bytes[random.Next(bytes.Length)] = 0xff; }
        return (random.Next(12) == 0 ? MediaTypes[random.Next(MediaTypes.Length)] : described.MediaType, bytes);
    }

    private static List<(string Name, string Value)> Headers(Random random, ValueMaker values)
    {
        var headers = new List<(string, string)>();
        if (random.Next(6) != 0) { return headers; }
        var rubbish = Escape(values.OddText());
        headers.Add(random.Next(10) switch
        {
            0 => ("Accept", "text/html"),
            1 => ("Accept", "application/xml;q=2, */*"),
            2 => ("Accept-Language", rubbish + ",zh;q=99"),
            3 => ("If-Match", rubbish),
            4 => ("If-None-Match", "\"" + rubbish),
            5 => ("Cookie", "wangge=" + rubbish + "; =;;"),
            6 => ("X-Forwarded-For", rubbish),
            7 => ("Range", "bytes=9-1"),
            8 => ("Content-Encoding", "gzip"),
            _ => ("Accept-Encoding", rubbish),
        });
        return headers;
    }

    private static JsonElement SchemaOf(JsonElement parameter) => parameter.TryGetProperty("schema", out var schema) ? schema : default;

    private static string Escape(string text) => Uri.EscapeDataString(text.Replace('\ud800', '\ufffd'));
}

/// <param name="Address">Relative to the server.</param>
/// <param name="Seat">A number of 1,000 by which the asker is drawn: nobody, one role, or all of them.</param>
internal sealed record FuzzRequest(int Number, ApiOperation Operation, string Address, string? MediaType, byte[]? Body, IReadOnlyList<(string Name, string Value)> Headers, int Seat)
{
    public HttpRequestMessage ToMessage(Uri server)
    {
        var message = new HttpRequestMessage(new HttpMethod(Operation.Method), new Uri(server, Address));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)) { message.Content?.Headers.TryAddWithoutValidation(name, value); }
        }

        return message;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"request {Number} from seat {Seat}: {Operation.Method} {Shown(Address)} [{string.Join("; ", Headers.Select(h => $"{h.Name}: {h.Value}"))}] {MediaType} {(Body is null ? "" : Shown(Encoding.UTF8.GetString(Body)))}");

    private static string Shown(string text) => text.Length > 600 ? text[..600] + "…" : text;
}
