namespace Wangge.Kernel.Tables;

/// <summary>Keeps a spreadsheet from taking a text for a formula (Source: DOMAIN 8, "spreadsheets"; OWASP "CSV injection").</summary>
/// <remarks>Exact both ways: what <see cref="Neutralise"/> wrote, <see cref="Restore"/> gives back, texts that begin with an apostrophe of their own included.</remarks>
public static class Formulas
{
    /// <summary>A text that begins with <c>= + - @</c>, tab or carriage return gets an apostrophe before it.</summary>
    public static string Neutralise(string text) => LooksNeutralised(text, leastApostrophes: 0) ? "'" + text : text;

    /// <summary>Takes one such apostrophe away again.</summary>
    public static string Restore(string text) => LooksNeutralised(text, leastApostrophes: 1) ? text[1..] : text;

    private static bool LooksNeutralised(string text, int leastApostrophes)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && text.Length - rest.Length >= leastApostrophes && "=+-@\t\r".Contains(rest[0], StringComparison.Ordinal);
    }
}
