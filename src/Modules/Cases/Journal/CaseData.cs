namespace Wangge.Cases;

/// <summary>What an act records beside who, when and why: ids, codes, instants and numbers, never words or names.</summary>
internal record CaseData
{
    /// <summary>Clocks that the act touched, as they are after it; null for none.</summary>
    public IReadOnlyList<CaseClock>? Clocks { get; init; }
}

/// <summary>Of <see cref="CaseAction.Send"/> and <see cref="CaseAction.SettleOnSpot"/>.</summary>
/// <param name="PhotosBefore">How many; settled on the spot only.</param>
/// <param name="PhotosAfter">How many; settled on the spot only.</param>
internal sealed record SentData(CaseOpening Opening, int? PhotosBefore = null, int? PhotosAfter = null) : CaseData;

/// <summary>Of <see cref="CaseAction.AskToVerify"/>.</summary>
internal sealed record VerifierData(Guid VerifierId) : CaseData;

/// <summary>Of merging, both sides: the other case.</summary>
internal sealed record OtherCaseData(Guid OtherCaseId) : CaseData;

/// <summary>Of <see cref="CaseAction.Dispatch"/>.</summary>
internal sealed record DispatchedData(Guid LeadUnitId, IReadOnlyList<Guid> HelperUnitIds) : CaseData;

/// <summary>Of a return, by desk or unit.</summary>
/// <param name="ShiftLeaderDecides">It was returned as often as the rules allow; only the shift leader sends it on.</param>
internal sealed record ReturnedData(bool ShiftLeaderDecides) : CaseData;

/// <summary>Of passing up or down.</summary>
internal sealed record CentreData(string CentrePath, CaseCentreLevel Level) : CaseData;

/// <summary>Of what a helping unit did, or was excused from.</summary>
internal sealed record HelperData(Guid HelperUnitId) : CaseData;

/// <summary>Of asking for an extension.</summary>
internal sealed record ExtensionData(CaseSpan More) : CaseData;

/// <summary>Of asking for a suspension and of granting it.</summary>
/// <param name="Ground">One of <see cref="CaseRules.SuspensionGrounds"/>.</param>
/// <param name="Until">When it resumes by itself.</param>
internal sealed record SuspensionData(string Ground, DateTimeOffset Until) : CaseData;

/// <summary>Of <see cref="CaseAction.CallBack"/>.</summary>
internal sealed record CallBackData(CaseCallBack Outcome) : CaseData;

/// <summary>Of <see cref="CaseAction.Rate"/>.</summary>
/// <param name="Stars">1 to 5.</param>
internal sealed record RatingData(int Stars) : CaseData;

/// <summary>Of <see cref="CaseAction.Supervise"/>.</summary>
/// <param name="Level">1 yellow, 2 red, from 3 on escalated.</param>
internal sealed record SupervisionData(int Level) : CaseData;

/// <summary>Of <see cref="CaseAction.HandOver"/>: account ids.</summary>
internal sealed record HandOverData(Guid FromId, Guid ToId) : CaseData;

/// <summary>Of <see cref="CaseAction.ChangeType"/>.</summary>
internal sealed record TypeData(Guid TypeId, CaseWeight Weight) : CaseData;

/// <summary>Of <see cref="CaseAction.ChangePlace"/>.</summary>
internal sealed record PlaceData(CasePlace Place) : CaseData;

/// <summary>Of what is heard of patrol units.</summary>
/// <param name="OperationId">In which they were sent.</param>
internal sealed record PatrolData(Guid OperationId, Guid PatrolId) : CaseData;

/// <summary>Of a <see cref="CaseAction.Note"/> with a camera's still.</summary>
/// <param name="ViewingId">By which it was seen.</param>
internal sealed record SnapshotData(Guid CameraId, Guid ViewingId) : CaseData;

/// <summary>Of <see cref="CaseAction.HandOn"/>.</summary>
/// <param name="Module">Code of the module that works on it, such as <c>disputes</c>.</param>
/// <param name="MatterId">The matter there.</param>
internal sealed record HandedOnData(string Module, Guid MatterId) : CaseData;
