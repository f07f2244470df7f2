namespace Wangge.Cases.Measuring;

/// <summary>The matters that figures of one period are worked out from, and what is found by looking at all of them together.</summary>
/// <param name="matters">Every matter that could count, and those of the 30 days before, which show what is a repeat.</param>
/// <param name="repeats">What follows another, where that is known already.</param>
/// <remarks>Not safe for concurrent use before its first figure.</remarks>
internal sealed class MeasureFacts(IReadOnlyCollection<MatterFacts> matters, MeasurePeriod period, IReadOnlySet<Guid>? repeats = null)
{
    private IReadOnlySet<Guid>? repeats = repeats;
    private Dictionary<Guid, MatterFacts>? byId;
    private IReadOnlyDictionary<(Guid UnitId, int Month), RecheckStratum>? rechecks;

    public IReadOnlyCollection<MatterFacts> Matters { get; } = matters;

    public MeasurePeriod Period { get; } = period;

    /// <summary>Matters that follow another of the same type within 50 m and 30 days.</summary>
    public IReadOnlySet<Guid> Repeats => repeats ??= Measuring.Repeats.Of(Matters);

    /// <summary>Of every unit and month, wherever its matters lie: what was silent, and what the random rechecks found.</summary>
    public IReadOnlyDictionary<(Guid UnitId, int Month), RecheckStratum> Rechecks => rechecks ??= SolvedMeasure.CountSilent(Matters, this);

    /// <summary>The whole that these silent ones are a part of. At an area's edge troubles may be gathered otherwise than in the whole; what is more than it stands for itself.</summary>
    public RecheckStratum WholeOf(RecheckStratum part) =>
        Rechecks.GetValueOrDefault((part.UnitId, part.Month)) is { } whole && whole.Unseen >= part.Unseen && whole.Rechecked >= part.Rechecked ? whole : part;

    public MatterFacts? Find(Guid caseId) =>
        (byId ??= Matters.ToDictionary(matter => matter.CaseId)).GetValueOrDefault(caseId);
}
