namespace Wangge.Areas.Http;

/// <summary>Refuses filters that a list does not know: a misspelt one would silently show everything.</summary>
internal static class KnownQuery
{
    /// <param name="names">All that the list takes besides <c>after</c> and <c>size</c>.</param>
    public static Refusal? Check(HttpRequest request, params ReadOnlySpan<string> names)
    {
        foreach (var key in request.Query.Keys)
        {
            if (key is not ("after" or "size") && !names.Contains(key)) { return AreaRefusals.UnknownFilter with { Detail = "Not a filter of this list: " + key }; }
        }

        return null;
    }
}
