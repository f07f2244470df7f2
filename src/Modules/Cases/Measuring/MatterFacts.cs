using System.Text.Json.Serialization;
using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Measuring;

/// <summary>All that measures need to know of one case, read from its journal. Source: DOMAIN 3 and 6.</summary>
/// <remarks>Every instant is <c>received_at</c>, the server's; claims of phones never come here. Lists are in order of time.</remarks>
internal sealed record MatterFacts
{
    public required Guid CaseId { get; init; }

    /// <value>Key of the type: standard version, kind and code, such as <c>gbt47678.5-2026/matter/0102</c>.</value>
    public required string Type { get; init; }

    /// <value>Codes from the district down, joined and closed by slashes.</value>
    public required string AreaPath { get; init; }

    /// <value>Wire name of <see cref="CaseFlow"/>; a published news is no trouble that could be solved.</value>
    public string Flow { get; init; } = "site";

    /// <value>Whether it waited for somebody to file it; services, news and what was settled on the spot never do.</value>
    public bool IsForFiling { get; init; } = true;

    /// <value>Of site matters alone: two neighbours who ask for the same service tell of two matters.</value>
    public GroundPoint? Place { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    /// <value>When the acceptor took it; null for what was refused or merged before.</value>
    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    public DateTimeOffset? DueToDispatchAt { get; init; }

    /// <value>Each hand-over to a lead unit, those returned too.</value>
    public IReadOnlyList<DispatchFact> Dispatches { get; init; } = [];

    public DateTimeOffset? DueToHandleAt { get; init; }

    /// <value>When the feedback that passed the check came; null while none has.</value>
    public DateTimeOffset? HandledAt { get; init; }

    /// <value>The deadline that stands now, after extensions, suspensions and reopening.</value>
    public DateTimeOffset? DueToCloseAt { get; init; }

    /// <value>The deadline as first set; neither extension nor suspension moves it. Null where none was set.</value>
    public DateTimeOffset? FirstDueToCloseAt { get; init; }

    /// <value>The last closing; null while it is open, reopened matters too.</value>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <value>Every reopening; one is enough not to be solved.</value>
    public IReadOnlyList<DateTimeOffset> ReopenedAt { get; init; } = [];

    public IReadOnlyList<SuspensionFact> Suspensions { get; init; } = [];

    /// <value>Failed checks as recorded by the checker; never inferred.</value>
    public int Reworks { get; init; }

    public int Extensions { get; init; }

    public ReporterAnswer? Answer { get; init; }

    public RatingFact? Rating { get; init; }

    public RecheckFact? Recheck { get; init; }

    /// <value>The case that this one was split from, when that was recorded.</value>
    public Guid? SplitFrom { get; init; }

    /// <value>The case that goes on in this one's place.</value>
    public Guid? MergedInto { get; init; }

    /// <value>How it ended otherwise than by closing; null for all others.</value>
    public MatterEnding? Ending { get; init; }

    /// <value>The unit that gave a service's result, to which nobody dispatched it; null for all others.</value>
    public Guid? ServedBy { get; init; }

    /// <summary>The unit that answers for it now, or null where none was sent; empty where another module has it.</summary>
    [JsonIgnore]
    public Guid? UnitId => ServedBy ?? (Dispatches.Count == 0 ? null : Dispatches[^1].UnitId);

    /// <summary>Every unit that it was ever with.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> UnitIds => Dispatches.Select(dispatch => dispatch.UnitId).Concat(ServedBy is { } unit ? [unit] : []).Distinct();

    /// <summary>Whether it was ever with this unit.</summary>
    public bool WasWith(Guid? unitId)
    {
        if (ServedBy is not null && ServedBy == unitId) { return true; }
        foreach (var dispatch in Dispatches)
        {
            if (dispatch.UnitId == unitId) { return true; }
        }

        return false;
    }

    /// <summary>Whether it counts as a matter of its own; a merged one is counted once, in the case that goes on.</summary>
    [JsonIgnore]
    public bool IsCounted => MergedInto is null && Ending != MatterEnding.Merged;
}

/// <summary>How a matter ends otherwise than by being closed. Source: DOMAIN 3, row "ends".</summary>
internal enum MatterEnding
{
    Refused,
    Void,
    Merged,
    ClosedByOrder,
}

/// <summary>One hand-over to a lead unit.</summary>
/// <param name="ReturnedAt">When the unit gave it back, or null.</param>
internal sealed record DispatchFact(DateTimeOffset At, Guid UnitId, DateTimeOffset? ReturnedAt = null);

/// <summary>A time in which the clock stood still, half-open.</summary>
/// <param name="End">Null while it lasts.</param>
internal sealed record SuspensionFact(DateTimeOffset Start, DateTimeOffset? End);

/// <summary>What the call-back brought.</summary>
/// <param name="IsSolved">Whether it was said to be solved.</param>
/// <param name="IsReporterIndependent">The answer came from the reporter, who neither handled or checked the case nor belongs to a unit that it was dispatched to.</param>
internal sealed record ReporterAnswer(DateTimeOffset At, bool IsSolved, bool IsReporterIndependent);

/// <summary>The reporter's rating, 1 to 5.</summary>
internal sealed record RatingFact(DateTimeOffset At, int Stars);

/// <summary>A second look at a closed matter.</summary>
/// <param name="IsDrawn">The matter was drawn from the published seed; others say nothing of the rest.</param>
/// <param name="ByUnitId">Whose people looked, or null for the centre's own.</param>
internal sealed record RecheckFact(DateTimeOffset At, bool HasPassed, bool IsDrawn, Guid? ByUnitId);
