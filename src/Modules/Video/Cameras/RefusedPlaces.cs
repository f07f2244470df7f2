using Wangge.Kernel.Rights;

namespace Wangge.Video.Cameras;

/// <summary>Places into which no camera looks, whatever for: where people sleep, wash, undress, nurse or are treated. Source: RIGHTS, "Cameras"; the public-safety video regulation, art. 8.</summary>
/// <remarks>Sites are a closed list without such places; this finds them in what a camera is called. In doubt it refuses: a corridor can be named without the room beside it.</remarks>
internal static class RefusedPlaces
{
    /// <summary>Met anywhere in a name, spaces within it ignored.</summary>
    private static readonly string[] Chinese =
    [
        "卧室", "寝室", "客房", "病房", "产房", "诊室", "手术室", "检查室", "治疗室", "厕所", "卫生间", "洗手间", "盥洗", "公厕", "茅房", "浴室", "浴池", "澡堂", "淋浴", "桑拿", "更衣", "换衣", "试衣", "哺乳", "母婴室",
        "宿舍内", "宿舍里", "宿舍房间", "宿舍室", "住宅内", "居民家", "户内",
    ];

    /// <summary>In lower case, words apart; met as whole words, also written as one or in the plural.</summary>
    private static readonly string[][] English =
    [
        .. new[]
        {
            "bedroom", "bed room", "dorm room", "dormitory room", "guest room", "hotel room", "toilet", "lavatory", "restroom", "rest room", "washroom", "wash room", "bathroom", "bath room", "bathhouse", "shower", "sauna",
            "changing room", "dressing room", "fitting room", "locker room", "nursing room", "lactation room", "ward", "sickroom", "surgery", "treatment room", "examination room",
        }.Select(words => words.Split(' ')),
    ];

    /// <summary>Site names that clients may send and that stand for such a place: told apart from a mere misspelling.</summary>
    public static bool IsRefusedSite(string site) => Holds(site.Replace('-', ' '));

    public static bool Holds(string name)
    {
        var unspaced = string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
        if (Chinese.Any(term => unspaced.Contains(term, StringComparison.Ordinal))) { return true; }
        var words = ForbiddenWords.WordsOf(name);
        return English.Any(term => Holds(words, term));
    }

    private static bool Holds(IReadOnlyList<string> words, string[] term)
    {
        for (var first = 0; first + term.Length <= words.Count; first++)
        {
            var run = words.Skip(first).Take(term.Length).ToList();
            if (run.Take(run.Count - 1).SequenceEqual(term.Take(term.Length - 1)) && (run[^1] == term[^1] || run[^1] == term[^1] + "s" || run[^1] == term[^1] + "es")) { return true; }
        }

        return false;
    }
}
