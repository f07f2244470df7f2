using System.Text.RegularExpressions;

namespace Wangge.Kernel.Rights;

/// <summary>Finds numbers that name one person, where words must not: identity cards and mobile telephones of mainland China. Pure.</summary>
/// <remarks>By their shape alone, width and separators folded; an office's landline or a case's number is neither. Source: GB 11643 (18 characters), RIGHTS, "Publication".</remarks>
public static partial class PersonalNumbers
{
    /// <summary>Codes of what was found: <c>identity-number</c>, <c>mobile-number</c>; empty when the words are free of both.</summary>
    public static IReadOnlyList<string> FindIn(string? words)
    {
        if (string.IsNullOrEmpty(words)) { return []; }
        var plain = Fold(words);
        var found = new List<string>();
        if (Identity().IsMatch(plain)) { found.Add("identity-number"); }
        if (Mobile().IsMatch(plain)) { found.Add("mobile-number"); }
        return found;
    }

    private static string Fold(string words) => string.Create(words.Length, words, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++) { folded[i] = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i]; }
    });

    // Region, date of birth of 1900 to 2099, serial, check character; blanks and hyphens between the groups.
    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}[ -]?(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx](?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<!\d)(\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();
}
