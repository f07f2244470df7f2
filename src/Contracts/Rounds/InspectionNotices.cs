using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Rounds;

/// <summary>Something was done to an inspection or to one of its defects, and it is safe.</summary>
/// <param name="DefectId">The defect, or null where it was the inspection itself.</param>
/// <param name="EntryId">The journal entry.</param>
/// <param name="Action">Wire name, such as <c>record</c> or <c>order</c>.</param>
/// <param name="State">Where inspection or defect now stands, such as <c>ordered</c>.</param>
/// <param name="UnitId">The unit that has to fix it, or null.</param>
public sealed record InspectionActed(Guid InspectionId, Guid? DefectId, Guid EntryId, string Action, string State, string AreaPath, Guid? UnitId) : INotice;

/// <summary>A case that was handed on cannot be inspected; its desk is to decide anew.</summary>
/// <param name="MatterId">What it was to be known by.</param>
/// <param name="Reason"><c>no-checklist</c>: its type's key names no kind of checklist; <c>no-inspector</c>: nobody inspects there.</param>
public sealed record HandedOnNotTaken(Guid CaseId, Guid MatterId, string Reason) : INotice;

/// <summary>What is due about a defect was not done in time; a leader is to hear of it.</summary>
/// <param name="Step">What is late: <c>found</c> (to be ordered), <c>ordered</c> (to be fixed) or <c>fixed</c> (to be rechecked).</param>
/// <param name="Level">1 at the deadline, 2 half the step's time later, 3 as long again later.</param>
/// <param name="LeaderAreaPath">The area whose leaders are meant: community, subdistrict or district.</param>
public sealed record DefectEscalated(Guid InspectionId, Guid DefectId, string Step, int Level, string LeaderAreaPath, Guid? UnitId) : INotice;
