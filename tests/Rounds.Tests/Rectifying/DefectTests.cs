using Wangge.Rounds.Checklists;
using Wangge.Rounds.Rectifying;
using static Wangge.Rounds.Tests.Rectifying.Defects;

namespace Wangge.Rounds.Tests.Rectifying;

public sealed class DefectTests
{
    [Fact]
    public void Neither_who_fixed_it_nor_who_found_it_rechecks_it_whatever_their_role()
    {
        foreach (var role in DefectTable.RolesOf(DefectAction.Pass))
        {
            var defect = In(DefectState.Fixed);
            Assert.Equal("rounds.recheck.fixer", defect.Pass(By(role, Fixer))!.Code);
            Assert.Equal("rounds.recheck.fixer", defect.Fail(By(role, Fixer), true, Due(Start.AddDays(9)))!.Code);
            Assert.Equal("rounds.recheck.finder", defect.Pass(By(role, Finder))!.Code);
            Assert.Equal(DefectState.Fixed, defect.State);
            Assert.Null(defect.Pass(By(role)));
        }
    }

    [Fact]
    public void Whoever_fixed_it_before_a_failed_recheck_does_not_recheck_it_afterwards()
    {
        var defect = In(DefectState.Fixed);
        Assert.Equal("rounds.recheck.words-needed", defect.Fail(By("grid-worker"), saysWhy: false, Due(Start.AddDays(8)))!.Code);
        Assert.Null(defect.Fail(By("grid-worker"), saysWhy: true, Due(Start.AddDays(8))));
        Assert.Equal((DefectState.Ordered, 1), (defect.State, defect.Reworks));
        Assert.Null(defect.Fix(By("patrol"), 1, Due(Start.AddDays(9))));
        Assert.Equal("rounds.recheck.fixer", defect.Pass(By("school-safety-officer", Fixer))!.Code);
    }

    [Fact]
    public void What_was_ordered_to_a_unit_is_fixed_by_its_people_with_a_photo()
    {
        var defect = In(DefectState.Ordered, Unit);
        Assert.Equal("rounds.fix.not-ordered-to-you", defect.Fix(By("grid-worker"), 1, Due(Start))!.Code);
        Assert.Equal("rounds.fix.not-ordered-to-you", defect.Fix(By("unit-handler", unit: Guid.CreateVersion7()), 1, Due(Start))!.Code);
        Assert.Equal("rounds.fix.photo-needed", defect.Fix(By("unit-handler", unit: Unit), 0, Due(Start))!.Code);
        Assert.Null(defect.Fix(By("unit-handler", unit: Unit), 1, Due(Start.AddDays(5))));
    }

    [Fact]
    public void A_recheck_before_the_fix_and_an_order_anew_without_a_reason_are_refused()
    {
        Assert.Equal("rounds.recheck.wrong-state", In(DefectState.Ordered).Pass(By("grid-worker"))!.Code);
        Assert.Equal("rounds.order.reason-needed", In(DefectState.Ordered).Order(By("leader"), Unit, new FixLimit(1, "working-day"), Due(Start.AddDays(1)), null)!.Code);
        Assert.Equal("rounds.withdraw.reason-needed", In(DefectState.Found).Withdraw(By("leader"), "Not A Code")!.Code);
    }

    [Fact]
    public void A_step_that_is_late_goes_up_at_its_deadline_and_half_and_the_whole_of_its_time_later_and_no_further()
    {
        var defect = In(DefectState.Ordered);
        var (from, due) = (defect.StepAt, defect.DueAt);
        Assert.Equal("rounds.escalate.not-due", defect.Escalate(By("system", at: due.AddTicks(-1)))!.Code);
        Assert.Null(defect.Escalate(By("system", at: due)));
        Assert.Equal("rounds.escalate.not-due", defect.Escalate(By("system", at: due))!.Code);
        Assert.Null(defect.Escalate(By("system", at: due + ((due - from) / 2))));
        Assert.Null(defect.Escalate(By("system", at: due + (due - from))));
        Assert.Equal((3, null), (defect.Level, defect.EscalatesAt));

        Assert.Null(defect.Fix(By("grid-worker", Fixer, due.AddDays(9)), 1, Due(due.AddDays(10))));
        Assert.Equal((0, due.AddDays(10)), (defect.Level, defect.EscalatesAt));
        Assert.Null(defect.Pass(By("grid-worker")));
        Assert.Equal((Defect.Never, null), (defect.DueAt, defect.EscalatesAt));
    }

    [Theory]
    [InlineData(1, "/211403/001/A/")]
    [InlineData(2, "/211403/001/")]
    [InlineData(3, "/211403/")]
    public void Each_level_means_the_leaders_of_a_higher_area(int level, string area)
    {
        Assert.Equal(area, Escalation.AreaOf("/211403/001/A/G001/", level));
        Assert.Equal("/211403/", Escalation.AreaOf("/211403/", level));
    }

    [Fact]
    public void Its_journal_alone_gives_the_row_again()
    {
        var told = In(DefectState.Fixed);
        Assert.Null(told.Fail(By("patrol"), true, Due(Start.AddDays(6))));
        Assert.Null(told.Escalate(By("system", at: Start.AddDays(20))));
        Assert.Null(told.Order(By("leader"), Unit, new FixLimit(2, "working-hour"), Due(Start.AddDays(21)), "other-unit"));
        var again = New();
        again.Replay(told.NewEntries);
        Assert.Equal(
            (told.State, told.Severity, told.FoundById, told.UnitId, told.Limit, told.Reworks, told.DueAt, told.Level, told.EscalatesAt, told.Version),
            (again.State, again.Severity, again.FoundById, again.UnitId, again.Limit, again.Reworks, again.DueAt, again.Level, again.EscalatesAt, again.Version));
        Assert.Equal(told.FixerIds, again.FixerIds);
        Assert.Throws<InvalidDataException>(() => New().Replay(told.NewEntries.Skip(1)));
    }
}
