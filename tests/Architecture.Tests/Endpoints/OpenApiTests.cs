namespace Wangge.Architecture.Tests.Endpoints;

/// <summary>The document from which clients are made. After a change of the API: <c>WANGGE_WRITE_OPENAPI=1</c> and this test writes it anew.</summary>
public sealed class OpenApiTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task The_document_is_of_3_1_and_is_the_one_that_clients_were_made_from()
    {
        Assert.StartsWith("3.1", fixture.Document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(fixture.Document.GetProperty("paths").EnumerateObject().Count() > 50);

        var file = Path.Combine(House.Root, "docs", "openapi", "v1.json");
        // The address under which this very run serves is none of the document's business.
        var document = System.Text.Json.Nodes.JsonNode.Parse(fixture.DocumentText)!.AsObject();
        document.Remove("servers");
        var text = document.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        if (Environment.GetEnvironmentVariable("WANGGE_WRITE_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(file), "docs/openapi/v1.json is missing; write it by WANGGE_WRITE_OPENAPI=1.");
        Assert.True(text == await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "docs/openapi/v1.json is not what the program serves; write it anew by WANGGE_WRITE_OPENAPI=1.");
    }

    [Fact]
    public void Each_operation_says_what_it_answers_when_all_is_well()
    {
        var silent = fixture.Document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Value.TryGetProperty("responses", out var answers) && !answers.EnumerateObject().Any(a => a.Name.StartsWith('2')))
                .Select(o => $"{o.Name} {path.Name}"))
            .ToList();
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }
}
