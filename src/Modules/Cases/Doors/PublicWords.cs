using System.Text.RegularExpressions;
using Wangge.Cases.Reporting;

namespace Wangge.Cases.Doors;

/// <summary>Takes out of words what would tell who somebody is, before anyone may read them. Pure. Source: RIGHTS, "Publication"; DOMAIN 8.</summary>
/// <remarks>Finds numbers and addresses of mail by their shape and the reporter by the contact that they left; a name that stands nowhere else it cannot know.</remarks>
internal static partial class PublicWords
{
    public const string Mask = "***";

    /// <summary>Characters of words shown in a list.</summary>
    public const int MostInBrief = 120;

    private const int ShortestName = 2;

    /// <summary>The words without telephone and identity numbers, addresses of mail, and what these contacts hold.</summary>
    public static string Of(string words, IEnumerable<Contact> contacts)
    {
        foreach (var contact in contacts)
        {
            string?[] known = [contact.Name, contact.Phone, contact.Email];
            foreach (var part in known.OfType<string>().Where(part => part.Length >= ShortestName))
            {
                words = words.Replace(part, Mask, StringComparison.OrdinalIgnoreCase);
            }
        }

        return Number().Replace(Mail().Replace(words, Mask), Mask);
    }

    /// <summary>As <see cref="Of"/>, cut at <see cref="MostInBrief"/>.</summary>
    public static string Brief(string words, IEnumerable<Contact> contacts)
    {
        var text = Of(words, contacts);
        return text.Length <= MostInBrief ? text : text[..(char.IsHighSurrogate(text[MostInBrief - 1]) ? MostInBrief - 1 : MostInBrief)] + "…";
    }

    /// <summary>As <see cref="Of"/>, and without entrance, floor, flat and room: a street number is as near as the public comes to a home.</summary>
    public static string OfPlace(string words, IEnumerable<Contact> contacts) => Home().Replace(Of(words, contacts), "").Trim();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Mail();

    // Seven digits and more, blanks and hyphens among them; a date or a house number is shorter in each of its parts.
    [GeneratedRegex(@"(?<![\d.])(\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{3}[- ]\d{4}|\d{4}([- ]\d{4}){2,3}([- ]?\d{1,3})?|\d{7,17}[\dXx]?)(?!\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\dA-Za-z一二三四五六七八九十]+\s*(单元|楼层|层|室|户)|(?<=号楼|栋|幢|单元)\s*\d{3,4}(?!\d)|\b(apt|apartment|flat|unit|room|suite)\.?\s*#?\s*\w+", RegexOptions.IgnoreCase)]
    private static partial Regex Home();
}
