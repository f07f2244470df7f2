using Wangge.Contracts.Cases;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Rectifying;

/// <summary>How long the steps beside the fixing itself may take: ordering and rechecking. The fixing's own limit stands in the order.</summary>
internal static class StepLimits
{
    /// <summary>From found to ordered: a major defect within two working hours, a general one within a working day.</summary>
    public static FixLimit ToOrder(Severity severity) => severity == Severity.Major ? new(2, "working-hour") : new(1, "working-day");

    /// <summary>From fixed to rechecked: one working day, or two.</summary>
    public static FixLimit ToRecheck(Severity severity) => new(severity == Severity.Major ? 1 : 2, "working-day");

    public static ValueTask<DueTime> DueAtAsync(this IDeadlines deadlines, DateTimeOffset start, FixLimit limit) => deadlines.DueAtAsync(start, limit.Amount, limit.Unit);
}
