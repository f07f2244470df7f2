using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wangge.Architecture.Tests;

public sealed partial class AuditWordsTests
{
    [Theory, InlineData("zh-CN"), InlineData("en")]
    public void What_stands_in_the_log_has_words_that_auditors_read(string language)
    {
        using var audit = Words("audit/office", language);
        using var cases = Words("cases", language);
        var codes = House.Files("*.cs", "src").SelectMany(f => WrittenLeaf().Matches(File.ReadAllText(f))).Select(m => m.Groups["code"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(codes.Count > 100, $"{codes.Count} codes were found.");
        Assert.DoesNotContain(codes, code => !Knows(audit.RootElement.GetProperty("acts"), code) && !(code.StartsWith("cases.", StringComparison.Ordinal) && Knows(cases.RootElement.GetProperty("acts"), code["cases.".Length..])));
    }

    private static JsonDocument Words(string part, string language) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Root, "web", "src", "modules", part, "locales", language + ".json")));

    private static bool Knows(JsonElement words, string code)
    {
        foreach (var part in code.Split('.'))
        {
            if (words.ValueKind != JsonValueKind.Object || !words.TryGetProperty(part, out words)) { return false; }
        }

        return words.ValueKind == JsonValueKind.String;
    }

    /// <summary>A leaf whose code is written out whole.</summary>
    [GeneratedRegex(@"AuditNote\.By\(\s*[^,""]+,\s*""(?<code>[a-z.-]+[a-z])""\s*,")]
    private static partial Regex WrittenLeaf();
}
