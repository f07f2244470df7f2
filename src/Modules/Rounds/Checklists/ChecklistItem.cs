namespace Wangge.Rounds.Checklists;

/// <summary>One thing that a checklist has somebody look at.</summary>
/// <param name="Code">Stable within the checklist over all its versions: lower case with hyphens, at most 40.</param>
/// <param name="Text">What must be so, in Chinese; at most 200.</param>
/// <param name="English">The same in English.</param>
/// <param name="Look">Where to look and how, in Chinese; at most 400, may be empty.</param>
/// <param name="LookEnglish">The same in English.</param>
/// <param name="Evidence">What an answer must bring; a defect brings a photo and words whatever stands here.</param>
/// <param name="Severity">What a defect here is as a rule; the inspector may say otherwise.</param>
/// <param name="Limit">How long mending may take as a rule.</param>
internal sealed record ChecklistItem(
    string Code, string Text, string English, string Look, string LookEnglish, Evidence Evidence, Severity Severity, FixLimit Limit)
{
    /// <summary>For <see cref="Checklists.Evidence.Number"/>: what is read off; else null.</summary>
    public Reading? Reading { get; init; }
}

/// <summary>A number read off, such as a gauge's.</summary>
/// <param name="Unit">As it stands on the gauge, such as <c>MPa</c>; at most 12.</param>
/// <param name="Lowest">Below it the item is a defect; null where there is no such bound.</param>
/// <param name="Highest">Above it the item is a defect; null where there is no such bound.</param>
internal sealed record Reading(string Unit, double? Lowest, double? Highest)
{
    /// <summary>Whether the bounds let a number pass as in order; both ends are included.</summary>
    public bool Allows(double number) => !(number < Lowest) && !(number > Highest);

    /// <summary>A number that is in order for sure: the middle of two bounds, a fifth inside of one, 1 where there is none.</summary>
    public double Middle => (Lowest, Highest) switch
    {
        ({ } lowest, { } highest) => Math.Round((lowest + highest) / 2, 2),
        ({ } lowest, null) => Math.Round(lowest * 1.2, 2),
        (null, { } highest) => Math.Round(highest * 0.8, 2),
        _ => 1,
    };
}

/// <summary>A length of time with its unit, as the district's calendar counts it.</summary>
/// <param name="Amount">More than 0, at most 9,999, two decimals.</param>
/// <param name="Unit"><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</param>
internal sealed record FixLimit(decimal Amount, string Unit);

/// <summary>What an answer must bring.</summary>
internal enum Evidence
{
    None,
    Photo,
    Number,
    Text,
}

/// <summary>How bad a defect is. Source: DOMAIN 7, "inspection".</summary>
internal enum Severity
{
    /// <summary>一般.</summary>
    General,

    /// <summary>重大: somebody can come to harm.</summary>
    Major,
}

/// <summary>What is inspected.</summary>
internal enum ChecklistKind
{
    /// <summary>校园安全.</summary>
    Campus,

    /// <summary>消防.</summary>
    Fire,

    /// <summary>门店.</summary>
    Shop,

    /// <summary>站所“八有”.</summary>
    Station,

    /// <summary>城市部件.</summary>
    Component,
}
