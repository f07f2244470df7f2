using System.Text.RegularExpressions;

namespace Wangge.Cases.Duplicates;

/// <summary>Words of a public report as strangers may read them: short, and without what looks like a number or an address of a person. Pure.</summary>
internal static partial class PublicWords
{
    private const int Most = 120;

    public static string Of(string words)
    {
        var text = Email().Replace(LongNumber().Replace(words, "…"), "…");
        return text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + "…";
    }

    // Seven digits and more, however they are spaced: telephones, identity cards, bank cards.
    [GeneratedRegex(@"\d(?:[ \-.]?\d){6,}[Xx]?", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
