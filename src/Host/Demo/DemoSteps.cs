using Wangge.Contracts.Cases;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>Turns the acts that the demo's plan tells of into acts of the cases' own table, with the acts between that the table asks for.</summary>
internal sealed class DemoSteps(DemoPlan plan, DemoMatter matter, string flow, IReadOnlyDictionary<string, string> files)
{
    private const string Unreached = "未接通";
    private readonly List<PastStep> _made = [];

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<PastStep> Make()
    {
        for (var i = 0; i < matter.Steps.Count; i++)
        {
            var step = matter.Steps[i];
            if (i > 0 && step.Action == DemoActions.Send) { Add(step, "send-again"); }
            else { Put(step, i); }
        }

        return _made;
    }

    private void Put(DemoStep step, int index)
    {
        switch (step.Action)
        {
            case DemoActions.Send: Send(step); break;
            case DemoActions.SettleOnSpot: SettleOnSpot(step); break;
            case DemoActions.Refuse: Add(step, "refuse", "not-for-us"); break;
            case DemoActions.AskToVerify: Add(step, "ask-to-verify", subject: AccountOf(VerifierIndex(index))); break;
            case DemoActions.VerifiedTrue: Add(step, "verify-true"); break;
            case DemoActions.Return: Add(step, "unit-return", "not-ours"); break;
            case DemoActions.ReturnToSender: Add(step, "return", "to-be-completed"); break;
            case DemoActions.AskSuspension: Add(step, "ask-suspension", GroundOf(step.Note), until: matter.Steps.ElementAtOrDefault(index + 1)?.Until ?? step.At.AddDays(14)); break;
            case DemoActions.Suspend: Add(step, "grant-suspension"); break;
            case DemoActions.CheckPassed: Add(step, "pass-check"); break;
            case DemoActions.CheckFailed: Add(step, "fail-check"); break;
            case DemoActions.CallBack: CallBack(step); break;
            case DemoActions.Confirm: Confirm(step); break;
            case DemoActions.AskMaterials: Add(step, "return", "materials-missing"); break;
            case DemoActions.AddMaterials: AddMaterials(step); break;
            case DemoActions.Answer: Add(step, "give-result"); break;
            case DemoActions.HandOn: Add(step, "hand-on", "disputes", subject: PastStep.IdAfter(step.Id, 1)); break;
            case DemoActions.Answered: Add(step, "answer", role: "system"); break;
            default: Add(step, step.Action); break;
        }
    }

    /// <summary>A service is asked for with its papers: shown the guide, gathered and applied in one visit.</summary>
    private void Send(DemoStep step)
    {
        Add(step, "send");
        if (flow == "service") { Apply(step, nth: 1, gather: true); }
    }

    private void Apply(DemoStep step, int nth, bool gather)
    {
        if (gather) { Follow(step, "gather-materials", nth); }
        Follow(step, step.Role == "reporter" ? "apply" : "apply-for", nth + 1);
    }

    private void AddMaterials(DemoStep step)
    {
        // The papers go back to the materials step and are applied with anew; the same acceptor takes them at once.
        var apply = step.Role == "reporter" ? "apply" : "apply-for";
        Add(step, apply);
        var acceptor = matter.Steps.First(s => s.Action == DemoActions.Accept);
        _made.Add(new PastStep(PastStep.IdAfter(step.Id, 1), "accept", acceptor.Role, step.At, AccountOf(acceptor.ActorIndex)));
    }

    private void SettleOnSpot(DemoStep step)
    {
        // Types without a drawing of their own: two pictures all the same, since nothing is settled on the spot without.
        var names = step.PictureKeys.Count > 0 ? FilesOf(step) : [.. files.Where(pair => pair.Key.EndsWith("-before", StringComparison.Ordinal) || pair.Key.EndsWith("-after", StringComparison.Ordinal)).OrderByDescending(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).Take(2)];
        var half = names.Count / 2;
        _made.Add(Base(step, "settle-on-spot") with { Words = null, Files = [.. names.Take(half)], FilesAfter = [.. names.Skip(half)] });
    }

    /// <summary>Only who was reached has said anything: telling somebody the result is a reply, not a call that found something.</summary>
    private void CallBack(DemoStep step)
    {
        if (step.Note?.Contains(Unreached, StringComparison.Ordinal) == true && flow != "service") { Add(step, "call-back", "unreached"); }
        else { Add(step, "reply"); }
    }

    /// <summary>A service's result is confirmed by who applied; elsewhere a reporter who is content says so to the acceptor.</summary>
    private void Confirm(DemoStep step)
    {
        if (flow == "service") { Add(step, "confirm"); return; }
        _made.Add(Base(step, "call-back") with { Role = "acceptor", ActorId = AccountOf(AcceptorIndex()), Reason = "solved" });
    }

    private int? AcceptorIndex() => matter.Steps.FirstOrDefault(s => s.Role == "acceptor") is { } took
        ? took.ActorIndex
        : FindStaff(s => s.CentreIndex == matter.CentreIndex && s.Roles.Contains("acceptor"));

    /// <summary>Who was asked to look: whoever did, else the worker of the grid.</summary>
    private int? VerifierIndex(int index) => index + 1 < matter.Steps.Count
        ? matter.Steps[index + 1].ActorIndex
        : FindStaff(s => s.GridIndex == matter.GridIndex && s.Roles.Contains("grid-worker"));

    private int? FindStaff(Func<DemoStaff, bool> isMeant)
    {
        for (var i = 0; i < plan.Staff.Count; i++)
        {
            if (isMeant(plan.Staff[i])) { return i; }
        }

        return null;
    }

    private void Add(DemoStep step, string action, string? reason = null, Guid? subject = null, DateTimeOffset? until = null, string? role = null) =>
        _made.Add(Base(step, action) with { Role = role ?? step.Role, Reason = reason, SubjectId = subject, Until = until ?? step.Until });

    private void Follow(DemoStep step, string action, int nth) =>
        _made.Add(new PastStep(PastStep.IdAfter(step.Id, nth), action, step.Role, step.At, AccountOf(step.ActorIndex)));

    private PastStep Base(DemoStep step, string action) => new(
        step.Id, action, step.Role, step.At, AccountOf(step.ActorIndex), step.UnitIndex is { } unit ? plan.Units[unit].Id : null, _made.Count == 0 ? null : step.Note)
    {
        Files = FilesOf(step),
        HelperUnitIds = [.. step.HelperUnitIndexes.Select(helper => plan.Units[helper].Id)],
        Rating = step.Rating,
    };

    private Guid? AccountOf(int? index) => index is { } at ? plan.Staff[at].Id : null;

    private List<string> FilesOf(DemoStep step) => [.. step.PictureKeys.Select(key => files[key])];

    private static string GroundOf(string? note) => note switch
    {
        { } words when words.Contains("配件", StringComparison.Ordinal) => "materials",
        { } words when words.Contains("管线工程", StringComparison.Ordinal) => "planned-works",
        _ => "other-authority",
    };
}
