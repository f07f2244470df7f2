using System.Text;

namespace Wangge.Kernel.Rights;

/// <summary>The words that no table, column, property, category or template field may be named by, and that imports drop (Source: RIGHTS, "Not built, in any form").</summary>
/// <remarks>
/// Latin words are compared whole: an identifier is split at case changes, underscores, spaces and the like, so <c>surface</c> passes and
/// <c>FaceId</c> fails; a term of several words is also met when it is written as one (<c>partymember</c>, <c>MinZu</c>), and in the plural.
/// Chinese is not divided into words, so a Chinese term is met anywhere in a name, spaces within it ignored.
/// </remarks>
public static class ForbiddenWords
{
    /// <summary>English terms and pinyin, in lower case, words apart.</summary>
    private static readonly string[][] Latin =
    [
        .. new[]
        {
            "ethnic", "ethnicity", "nation", "nationality", "religion", "religious", "faith", "political status", "political affiliation",
            "political outlook", "party member", "party membership", "watch list", "black list", "key person", "key people", "danger level", "risk level", "social credit",
            "face", "facial", "plate", "finger print", "iris",
            "min zu", "zong jiao", "xin yang", "zheng zhi mian mao", "zhong dian ren yuan", "bu kong", "ren lian", "che pai",
        }.Select(term => term.Split(' ')),
    ];

    private static readonly string[] Chinese =
    [
        "民族", "宗教", "信仰", "政治面貌", "党员", "重点人员", "重点人群", "危险等级", "布控", "黑名单", "人脸", "车牌", "指纹", "虹膜", "信用分", "涉疆", "涉藏", "涉教",
    ];

    /// <summary>What may be named all the same: a phrase that holds a term but means another thing, and why.</summary>
    private static readonly AllowedUse[] Allowed =
    [
        new("project risk level", "risk level", "project", "the level of a project's social-stability risk review, not of a person"),
        new("review risk level", "risk level", "review", "the level of a project's social-stability risk review, not of a person"),
        new("name plate", "plate", null, "the name plate of a station, one of its eight haves"),
        new("building face", "face", "building", "a side of a building in the city model"),
        new("roof face", "face", "roof", "a side of a building in the city model"),
        new("停车牌", "车牌", null, "a parking sign, a component of the street: the two words only touch"),
        new("分布控制", "布控", null, "distributed control, of street lamps: the two words only touch"),
    ];

    /// <summary>The forbidden term that a name holds, as the list writes it, or null.</summary>
    /// <param name="name">An identifier, a column's heading or a field's label.</param>
    /// <param name="owner">The table, type or template that it belongs to; only ever allows more.</param>
    public static string? FindIn(string name, string owner = "")
    {
        var ownerWords = WordsOf(owner);
        var words = Allowed.Aggregate(WordsOf(name), (rest, use) => Without(rest, use.Phrase.Split(' ')));
        foreach (var term in Latin)
        {
            var written = string.Join(' ', term);
            if (Holds(words, term) && !Allowed.Any(use => use.Term == written && use.OwnerWord is { } word && ownerWords.Contains(word)))
            {
                return written;
            }
        }

        var unspaced = string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
        var chinese = Allowed.Aggregate(unspaced, (text, use) => text.Replace(use.Phrase, "·", StringComparison.Ordinal));
        return Chinese.FirstOrDefault(term => chinese.Contains(term, StringComparison.Ordinal));
    }

    /// <summary>The words of an identifier in lower case: <c>GPSFaceId2</c> → gps, face, id.</summary>
    public static IReadOnlyList<string> WordsOf(string identifier)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var text = string.Concat(identifier.Select(Narrow));
        for (var i = 0; i < text.Length; i++)
        {
            var isLetter = char.IsAsciiLetter(text[i]);
            var begins = isLetter && char.IsUpper(text[i])
                && ((i > 0 && !char.IsUpper(text[i - 1])) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if ((begins || !isLetter) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (isLetter)
            {
                word.Append(char.ToLowerInvariant(text[i]));
            }
        }

        return word.Length > 0 ? [.. words, word.ToString()] : words;
    }

    // Forms filled in with a Chinese keyboard have full-width letters.
    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    // A run of the name's words that, written together, spells the term: "party member", "partymember", "PartyMembers".
    private static bool Holds(IReadOnlyList<string> words, string[] term)
    {
        var spelled = string.Concat(term);
        for (var first = 0; first < words.Count; first++)
        {
            var together = "";
            for (var last = first; last < words.Count && together.Length <= spelled.Length; last++)
            {
                together += words[last];
                var breaksWhereTermDoes = last == first || last - first + 1 == term.Length;
                if (breaksWhereTermDoes && (together == spelled || together == spelled + "s" || together == spelled + "es"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string> words, string[] phrase)
    {
        for (var first = 0; first + phrase.Length <= words.Count; first++)
        {
            if (words.Skip(first).Take(phrase.Length).SequenceEqual(phrase))
            {
                // A mark keeps the words on both sides from reading as one.
                return Without([.. words.Take(first), "·", .. words.Skip(first + phrase.Length)], phrase);
            }
        }

        return words;
    }

    /// <param name="OwnerWord">The term alone may also be used within an owner whose name holds this word.</param>
    private sealed record AllowedUse(string Phrase, string Term, string? OwnerWord, string Reason);
}
