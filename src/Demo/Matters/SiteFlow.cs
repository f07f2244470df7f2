using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Writes the acts of a matter of the site flow (DOMAIN 3, the table).</summary>
internal sealed class SiteFlow(Cast cast, SeededRandom chance, TypeWords type, int grid, int centre, Reporter reporter, string? picture)
{
    private static readonly string[] Accepted = ["内容清楚，已受理。", "位置和照片一致，受理。", "已与报告人核实，受理。", "属于本区职责，受理。"];
    private static readonly string[] Filed = ["同意立案。", "符合立案条件，请尽快派遣。", "立案，注意现场安全。", "立案，按时限办理。"];
    private static readonly string[] Instructions = ["请到场处置，完成后同角度拍照。", "先设警示，再处置。", "请按时限办结并反馈照片。", "涉及居民通行，请优先安排。"];
    private static readonly string[] ReturnReasons = ["现场核对不属于我单位设施，请改派。", "产权不在我处，退回重新派遣。", "位于养护范围以外，请派产权单位。"];
    private static readonly string[] ExtensionReasons = ["配件需从外地调运，申请延期。", "连续降雨无法施工，申请延期。", "需与产权单位协调停电时间，申请延期。"];
    private static readonly string[] SuspensionGrounds = ["等待专用配件到货。", "需协调停水停电的时间。", "需待相邻管线工程完工后统一恢复。"];
    private static readonly string[] Failed = ["现场仍有残留，未清理彻底。", "只做了临时处理，问题还在。", "照片角度不对，实地看未恢复。"];
    private static readonly string[] Passed = ["到现场看过，已解决。", "与处置照片一致，恢复正常。", "问了附近居民，确已处理好。", "现场平整干净，通过。"];
    private static readonly string[] NotSolved = ["第二天又坏了，请再来看看。", "只弄好一半，旁边那处没处理。", "好了两天又出现，没有解决根本。"];

    private readonly Script _script = new(chance);

    internal Script Write(string? stopAt)
    {
        if (stopAt is null && reporter.Kind == "grid-worker" && chance.Chance(0.09))
        {
            SettleOnSpot();
            return _script;
        }

        Add(DemoActions.Send, reporter.Role, reporter.Actor, TimeSpan.Zero, "reported", a => a with { Pictures = Picture("before") });
        if (stopAt == "verifying" || (reporter.Actor is null && chance.Chance(0.18))) { Verify(); }

        Add(DemoActions.Accept, "acceptor", cast.Of(centre, "acceptor"), _script.About(chance.Chance(0.08) ? 22 : 5), "to-file", a => a with { Note = chance.Pick(Accepted) });
        Add(DemoActions.File, "shift-leader", cast.Of(centre, "shift-leader"), _script.About(chance.Chance(0.05) ? 24 : 6), "to-dispatch", a => a with { Note = chance.Pick(Filed) });
        var unit = cast.Unit(type.Unit, grid);
        if (chance.Chance(0.08)) { DispatchWrongly(); }

        DispatchTo(unit);
        Handle(unit, mustSuspend: stopAt == "suspended");
        CheckAndClose(unit);
        AfterClosing(unit);
        if (stopAt is not null) { _script.StopAt(stopAt); }

        return _script;
    }

    private void SettleOnSpot()
    {
        Add(DemoActions.SettleOnSpot, "grid-worker", reporter.Actor, TimeSpan.Zero, "to-check", a => a with { Note = chance.Pick(type.Done), Pictures = [.. Picture("before"), .. Picture("after")] });
        Add(DemoActions.CheckPassed, "grid-worker", cast.NeighbourWorker(grid), _script.About(25), "to-close", a => a with { Note = chance.Pick(Passed), Pictures = Picture("after") });
        Close();
    }

    private void Verify()
    {
        Add(DemoActions.AskToVerify, "acceptor", cast.Of(centre, "acceptor"), _script.About(5), "verifying", a => a with { Note = "请就近网格员到现场核实。" });
        Add(DemoActions.VerifiedTrue, "grid-worker", Cast.InGrid(grid, "grid-worker"), _script.About(16), "reported", a => a with { Note = "到场核实，情况属实。", Pictures = Picture("before") });
    }

    private void DispatchWrongly()
    {
        var wrong = cast.Unit(type.Unit == "city-management" ? "office" : "city-management", grid);
        Dispatch(wrong, []);
        Add(DemoActions.Return, "unit-handler", cast.Handler(wrong), _script.About(40), "to-dispatch", a => a with { Unit = wrong, Note = chance.Pick(ReturnReasons) });
    }

    private void DispatchTo(int unit)
    {
        var helpers = type.Helpers is { } keys && chance.Chance(0.22) ? (int[])[cast.Unit(chance.Pick(keys), grid)] : [];
        Dispatch(unit, helpers);
        Add(DemoActions.Sign, "unit-handler", cast.Handler(unit), _script.About(12), "handling", a => a with { Unit = unit });
        foreach (var helper in helpers)
        {
            Add(DemoActions.HelperFeedBack, "unit-handler", cast.Handler(helper), _script.About(15), "handling", a => a with { Unit = helper, Note = "已到场配合完成。" });
        }
    }

    private void Dispatch(int unit, IReadOnlyList<int> helpers) =>
        Add(DemoActions.Dispatch, "dispatcher", cast.Of(centre, "dispatcher"), _script.About(chance.Chance(0.06) ? 26 : 7), "to-sign", a => a with { Unit = unit, Helpers = helpers, Note = chance.Pick(Instructions) });

    private void Handle(int unit, bool mustSuspend)
    {
        var (limit, isClock) = type.LimitTime;
        var part = chance.Chance(0.1) ? chance.Between(1.1, 1.9) : chance.Between(0.15, 0.82);
        var isLong = limit >= TimeSpan.FromHours(16);
        if (mustSuspend || (isLong && chance.Chance(0.08)))
        {
            Add(DemoActions.AskSuspension, "unit-handler", cast.Handler(unit), limit * 0.2, "handling", a => a with { Unit = unit, Note = chance.Pick(SuspensionGrounds) }, isClock);
            Add(DemoActions.Suspend, "dispatcher", cast.Of(centre, "dispatcher"), _script.About(30), "suspended", a => a with { Note = "情况属实，同意挂账。", SuspendedFor = TimeSpan.FromHours(8 * chance.Among(8, 20)) });
            Add(DemoActions.Resume, "dispatcher", cast.Of(centre, "dispatcher"), TimeSpan.FromHours(8 * chance.Between(2, 7)), "handling", a => a with { Note = "条件已具备，恢复办理。" });
        }
        else if (isLong && chance.Chance(0.14))
        {
            // Early enough that a weekend day worked as make-up, which the plan's own clock does not know, leaves it before the deadline.
            Add(DemoActions.AskExtension, "unit-handler", cast.Handler(unit), limit * chance.Between(0.2, 0.4), "handling", a => a with { Unit = unit, Note = chance.Pick(ExtensionReasons) }, isClock);
            Add(DemoActions.GrantExtension, "dispatcher", cast.Of(centre, "dispatcher"), _script.About(20), "handling", a => a with { Note = "同意延期一个原时限。" });
            part = chance.Between(0.5, 0.9);
        }

        FeedBack(unit, limit * part, isClock);
    }

    private void FeedBack(int unit, TimeSpan wait, bool isClock) =>
        Add(DemoActions.FeedBack, "unit-handler", cast.Handler(unit), wait, "to-check", a => a with { Unit = unit, Note = chance.Pick(type.Done), Pictures = Picture("after") }, isClock);

    private void CheckAndClose(int unit)
    {
        var checker = Cast.InGrid(grid, "grid-worker");
        if (chance.Chance(0.06))
        {
            Add(DemoActions.CheckFailed, "grid-worker", checker, _script.About(20), "handling", a => a with { Note = chance.Pick(Failed), Pictures = Picture("before") });
            FeedBack(unit, _script.About(90), isClock: false);
        }

        Add(DemoActions.CheckPassed, "grid-worker", checker, _script.About(chance.Chance(0.1) ? 45 : 16), "to-close", a => a with { Note = chance.Pick(Passed), Pictures = Picture("after") });
        Close();
    }

    private void Close() => Add(DemoActions.Close, "shift-leader", cast.Of(centre, "shift-leader"), _script.About(25), "closed", a => a with { Note = "核查通过，结案。" });

    private void AfterClosing(int unit)
    {
        if (reporter.Actor is not null) { return; }
        if (chance.Chance(0.07))
        {
            Add(DemoActions.NotSolved, "reporter", null, TimeSpan.FromHours(chance.Between(10, 70)), "to-dispatch", a => a with { Note = chance.Pick(NotSolved), Pictures = Picture("before") }, isClock: true);
            DispatchTo(unit);
            FeedBack(unit, type.LimitTime.Time * chance.Between(0.2, 0.7), type.LimitTime.IsClockTime);
            CheckOnce();
        }

        Ending.Write(_script, cast, chance, centre);
    }

    private void CheckOnce()
    {
        Add(DemoActions.CheckPassed, "grid-worker", Cast.InGrid(grid, "grid-worker"), _script.About(16), "to-close", a => a with { Note = chance.Pick(Passed), Pictures = Picture("after") });
        Close();
    }

    private string[] Picture(string state) => picture is null ? [] : [$"{picture}-{state}"];

    private void Add(string action, string role, int? actor, TimeSpan wait, string state, Func<Act, Act> fill, bool isClock = false) =>
        _script.Then(fill(new(action, role, actor, wait, isClock, state)));
}
