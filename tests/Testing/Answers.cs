using System.Net;
using System.Text.Json;
using Xunit;

namespace Wangge.Testing;

/// <summary>Reads what the server answered, and fails with its words where it answered otherwise.</summary>
public static class Answers
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The answer's JSON; undefined where it has no body.</summary>
    public static async Task<JsonElement> ReadAsync(this Task<HttpResponseMessage> asked, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Refused with this code.</summary>
    public static async Task RefusedAsync(this Task<HttpResponseMessage> asked, string code, HttpStatusCode status) =>
        Assert.Equal(code, (await asked.ReadAsync(status)).GetProperty("code").GetString());
}
