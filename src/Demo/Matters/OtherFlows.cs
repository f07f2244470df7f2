using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Writes the acts of services, news and what is handed on to Disputes (DOMAIN 3, "types carry a flow").</summary>
internal sealed class OtherFlows(Cast cast, SeededRandom chance, TypeWords type, int grid, int centre, Reporter reporter)
{
    private static readonly string[] Lacking = ["还缺户口本复印件，请补一张。", "照片不清楚，请重新拍。", "请补充收入证明。", "需要本人签字的委托书。"];
    private static readonly string[] Rewrites = ["请补充时间和参加人数。", "照片太暗，请换一张。", "标题请写清哪个社区。", "内容与昨天重复，请补充新情况。"];

    private readonly Script _script = new(chance);

    internal Script WriteService(string? stopAt)
    {
        Add(DemoActions.Send, reporter.Role, reporter.Actor, TimeSpan.Zero, "reported");
        Add(DemoActions.Accept, "acceptor", cast.Of(centre, "acceptor"), _script.About(8), "accepted", "已受理，材料收到。");
        if (chance.Chance(0.14))
        {
            Add(DemoActions.AskMaterials, "acceptor", cast.Of(centre, "acceptor"), _script.About(40), "accepted", chance.Pick(Lacking));
            Add(DemoActions.AddMaterials, reporter.Role, reporter.Actor, _script.About(420), "accepted", "材料已补齐。");
        }

        var unit = cast.Unit(type.Unit, grid);
        var part = chance.Chance(0.05) ? chance.Between(1.05, 1.4) : chance.Between(0.05, 0.75);
        _script.Then(new(DemoActions.Answer, "unit-handler", cast.Handler(unit), type.LimitTime.Time * part, false, "answered") { Unit = unit, Note = chance.Pick(type.Done) });
        Ending.Write(_script, cast, chance, centre, "confirmed");
        return Stop(stopAt);
    }

    internal Script WriteNews(string? stopAt)
    {
        var publisher = cast.Of(centre, "publisher");
        Add(DemoActions.Send, reporter.Role, reporter.Actor, TimeSpan.Zero, "reported");
        if (stopAt is null && chance.Chance(0.07))
        {
            Add(DemoActions.ReturnToSender, "publisher", publisher, _script.About(50), "returned", chance.Pick(Rewrites));
            Add(DemoActions.Send, reporter.Role, reporter.Actor, _script.About(160), "reported", "已补充。");
        }

        Add(DemoActions.Edit, "publisher", publisher, _script.About(70), "edited");
        Add(DemoActions.Publish, "publisher", publisher, _script.About(45), "published");
        return Stop(stopAt);
    }

    internal Script WriteHandedOn(string? stopAt)
    {
        Add(DemoActions.Send, reporter.Role, reporter.Actor, TimeSpan.Zero, "reported");
        Add(DemoActions.Accept, "acceptor", cast.Of(centre, "acceptor"), _script.About(7), "to-file", "已受理，先向双方了解意愿。");
        Add(DemoActions.File, "shift-leader", cast.Of(centre, "shift-leader"), _script.About(9), "to-dispatch", "转调解，双方自愿。");
        Add(DemoActions.HandOn, "dispatcher", cast.Of(centre, "dispatcher"), _script.About(9), "handed-on", "已转矛盾调处。");
        var mediator = chance.Chance(0.5) ? Cast.InGrid(grid, "mediator") : cast.Of(cast.SubCentre(grid), "mediator");
        _script.Then(new(DemoActions.Answered, "mediator", mediator, type.LimitTime.Time * (chance.Chance(0.08) ? chance.Between(1.05, 1.3) : chance.Between(0.08, 0.8)), true, "to-close") { Note = chance.Pick(type.Done) });
        Add(DemoActions.Close, "shift-leader", cast.Of(centre, "shift-leader"), _script.About(60), "closed", "结果已反馈双方，结案。");
        Ending.Write(_script, cast, chance, centre);
        return Stop(stopAt);
    }

    private Script Stop(string? state)
    {
        if (state is not null) { _script.StopAt(state); }

        return _script;
    }

    private void Add(string action, string role, int? actor, TimeSpan wait, string state, string? note = null) =>
        _script.Then(new(action, role, actor, wait, false, state) { Note = note });
}
