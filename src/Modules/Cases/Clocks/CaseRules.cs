using Wangge.Cases.Limits;

namespace Wangge.Cases;

/// <summary>The bounds of DOMAIN 3 as editable data; a district begins with <see cref="Default"/>.</summary>
internal sealed record CaseRules
{
    public static readonly CaseRules Default = new();

    /// <summary>How many units may help, at most.</summary>
    public int MaxHelpers { get; init; } = 8;

    /// <summary>How many extensions a case can be granted.</summary>
    public int MaxExtensions { get; init; } = 2;

    /// <summary>The longest a suspension may last, in years of the calendar.</summary>
    public int MaxSuspensionYears { get; init; } = 1;

    /// <summary>From this number of returns on the shift leader decides.</summary>
    public int ReturnsUntilShiftLeader { get; init; } = 2;

    /// <summary>How long after closing the matter can be reopened; half-open.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Codes of the grounds on which a case may be suspended.</summary>
    public IReadOnlyCollection<string> SuspensionGrounds { get; init; } =
        ["weather", "season", "materials", "budget", "planned-works", "other-authority", "lawsuit", "owner-unreachable"];

    /// <summary>Of the granted time, for the levels of supervision from 1 on, ascending.</summary>
    public IReadOnlyList<int> SupervisionPercents { get; init; } = [.. Limits.SupervisionLevel.Defaults.Select(level => level.Percent)];
}
