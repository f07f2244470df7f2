using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Tests.Rectifying;

/// <summary>Defects in each state, and each act on them by anybody.</summary>
internal static class Defects
{
    public static readonly Guid Finder = Guid.CreateVersion7();
    public static readonly Guid Fixer = Guid.CreateVersion7();
    public static readonly Guid Unit = Guid.CreateVersion7();
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    public static RoundsActor By(string role, Guid? who = null, DateTimeOffset? at = null, Guid? unit = null)
    {
        var when = at ?? Start.AddHours(1);
        return new RoundsActor(new Act(Guid.CreateVersion7(), who ?? Guid.CreateVersion7(), when, when), role, unit);
    }

    public static Defect New() => new()
    {
        Id = Guid.CreateVersion7(), InspectionId = Guid.CreateVersion7(), Number = 7, ChecklistId = Guid.CreateVersion7(), ChecklistVersion = 1,
        ItemCode = "exits", Kind = ChecklistKind.Campus, AreaPath = "/211403/001/A/G001/", Premises = "第一小学",
    };

    /// <summary>One that came to this state by the usual way.</summary>
    /// <param name="unit">The unit that it was ordered to; null for the premises.</param>
    public static Defect In(DefectState state, Guid? unit = null)
    {
        var defect = New();
        if (state == DefectState.New) { return defect; }
        Done(defect.Find(By("grid-worker", Finder, Start), Severity.Major, Due(Start.AddHours(2))));
        if (state == DefectState.Found) { return defect; }
        if (state == DefectState.Withdrawn) { Done(defect.Withdraw(By("grid-leader"), "found-in-error")); return defect; }
        Done(defect.Order(By("grid-leader"), unit, new FixLimit(3, "working-day"), Due(Start.AddDays(3)), null));
        if (state == DefectState.Ordered) { return defect; }
        Done(defect.Fix(By("school-safety-officer", Fixer, unit: unit), 1, Due(Start.AddDays(4))));
        if (state == DefectState.Closed) { Done(defect.Pass(By("grid-worker"))); }
        return defect;
    }

    /// <summary>Does it as it should be done, whoever does it.</summary>
    public static Refusal? Do(Defect defect, DefectAction action, RoundsActor by) => action switch
    {
        DefectAction.Find => defect.Find(by, Severity.General, Due(Start.AddHours(4))),
        DefectAction.Order => defect.Order(by, null, new FixLimit(1, "working-day"), Due(Start.AddDays(1)), "other-limit"),
        DefectAction.Fix => defect.Fix(by, 1, Due(Start.AddDays(2))),
        DefectAction.Pass => defect.Pass(by),
        DefectAction.Fail => defect.Fail(by, saysWhy: true, Due(Start.AddDays(3))),
        DefectAction.Withdraw => defect.Withdraw(by, "found-in-error"),
        DefectAction.Escalate => defect.Escalate(by with { Act = by.Act with { ReceivedAt = Start.AddDays(30) } }),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    public static DueTime Due(DateTimeOffset at) => new(at, 1);

    private static void Done(Refusal? refusal) => Assert.Null(refusal);
}
