using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Writes down what Dispatch tells of a patrol unit that was sent to it, also once it has ended.</summary>
    /// <param name="reasonCode">Why the unit declined or was recalled, or null.</param>
    public Refusal? HearOfPatrol(CaseActor by, CaseAction action, Guid operationId, Guid patrolId, string? reasonCode = null)
    {
        if (Check(action, by) is { } refusal) { return refusal; }

        Record(action, by, new PatrolData(operationId, patrolId), reasonCode: reasonCode is not null && IsCode(reasonCode) ? reasonCode : null);
        return null;
    }
}
