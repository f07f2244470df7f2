using System.Globalization;
using Wangge.Contracts.Identity;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>Accounts of the demo's staff; one holder of each role gets a friendly name and a password, the others cannot sign in.</summary>
internal sealed class DemoAccounts(DemoPlan plan)
{
    /// <summary>Unit cell of grid 4 of 凯帝家园社区, whose ledger the source has: its five are those one signs in as.</summary>
    internal const string ShownCell = "211403009002004";

    private static readonly string[] DeskRoles =
        ["acceptor", "shift-leader", "dispatcher", "supervisor", "assessor", "leader", "publisher", "alarm-operator"];

    private static readonly string[] GridRoles = ["grid-worker", "grid-leader", "mediator", "care-worker", "patrol"];

    /// <summary>Made-up hands for what comes in while the demo is simulated: one who works for every unit, one who looks in every grid.</summary>
    private static readonly (string Role, string SignInName, string Name)[] Hands = [("unit-handler", "simulated-handler", "模拟处置员"), ("grid-worker", "simulated-checker", "模拟核查员")];

    /// <summary>Of which the plan has nobody: an account of its own each.</summary>
    private static readonly (string Role, string Name)[] Others =
    [
        ("system-administrator", "系统管理员"), ("security-administrator", "安全管理员"), ("auditor", "审计员"),
        ("privacy-officer", "隐私员"), ("risk-reviewer", "风险评估员"), ("school-safety-officer", "校园安全员"),
    ];

    private readonly Dictionary<int, string> _shown = [];

    /// <summary>The accounts to store, the sign-ins to tell, and those by which simulated walkers sign in.</summary>
    public (IReadOnlyList<SeedAccount> Accounts, IReadOnlyList<DemoSignIn> SignIns, IReadOnlyList<DemoSignIn> Walkers) Make()
    {
        foreach (var role in DeskRoles) { Show(role, s => s.CentreIndex is { } centre && plan.Centres[centre].Level == "district"); }
        foreach (var role in GridRoles) { Show(role, s => s.GridIndex is { } grid && plan.Grids[grid].UnitCellCode == ShownCell); }
        var busiest = BusiestUnit();
        foreach (var role in (string[])["unit-handler", "unit-leader"]) { Show(role, s => s.UnitIndex == busiest); }

        var walkers = Walkers();
        var passwords = _shown.Keys.Concat(walkers).ToDictionary(index => index, _ => DemoSignIns.NewPassword());
        var accounts = plan.Staff.Select((staff, index) => new SeedAccount(
            staff.Id, SignInNameOf(index), staff.Name, [.. staff.Roles.Select(role => RoleOf(staff, role))], passwords.GetValueOrDefault(index))).ToList();
        var signIns = _shown.Select(shown => new DemoSignIn(
            shown.Value, passwords[shown.Key], shown.Value, plan.Staff[shown.Key].Name, WhereOf(plan.Staff[shown.Key]))).ToList();
        foreach (var (role, name) in Others)
        {
            var password = DemoSignIns.NewPassword();
            accounts.Add(new SeedAccount(Guid.CreateVersion7(plan.Options.Now), role, name, [new SeedRole(role, plan.Divisions[0].AreaPath)], password));
            signIns.Add(new DemoSignIn(role, password, role, name, plan.Divisions[0].Name));
        }

        var hands = Hands.Select(h => new DemoSignIn(h.SignInName, DemoSignIns.NewPassword(), h.Role, h.Name, plan.Divisions[0].Name)).ToList();
        accounts.AddRange(hands.Select(h => new SeedAccount(Guid.CreateVersion7(plan.Options.Now), h.SignInName, h.Name, RolesOfHand(h.Role), h.Password)));
        var walking = walkers.ConvertAll(index => new DemoSignIn(SignInNameOf(index), passwords[index], "patrol", plan.Staff[index].Name, WhereOf(plan.Staff[index])));
        return (accounts, signIns, [.. walking, .. hands]);
    }

    private IReadOnlyList<SeedRole> RolesOfHand(string role) =>
        role == "unit-handler" ? [.. plan.Units.Select(u => new SeedRole(role, null, u.Id))] : [new SeedRole(role, plan.Divisions[0].AreaPath)];

    /// <summary>A patrol of each subdistrict that nobody signs in as and that is in no crew, so that its rounds are walked where the demo is simulated.</summary>
    private List<int> Walkers()
    {
        var crews = plan.Patrols.SelectMany(p => p.CrewIndexes).ToHashSet();
        return [.. plan.Divisions.Where(d => d.Kind is "subdistrict" or "township")
            .Select(area => Enumerable.Range(0, plan.Staff.Count).FirstOrDefault(
                i => plan.Staff[i].Roles.Contains("patrol") && plan.Staff[i].ScopePath.StartsWith(area.AreaPath, StringComparison.Ordinal) && !crews.Contains(i) && !_shown.ContainsKey(i), -1))
            .Where(index => index >= 0)];
    }

    private void Show(string role, Func<DemoStaff, bool> isThere)
    {
        for (var i = 0; i < plan.Staff.Count; i++)
        {
            if (plan.Staff[i].Roles.Contains(role) && isThere(plan.Staff[i]) && _shown.TryAdd(i, role)) { return; }
        }
    }

    private string SignInNameOf(int index) =>
        _shown.GetValueOrDefault(index) ?? string.Create(CultureInfo.InvariantCulture, $"{plan.Staff[index].Post}-{index + 1:0000}");

    private SeedRole RoleOf(DemoStaff staff, string role) =>
        staff.UnitIndex is { } unit ? new SeedRole(role, null, plan.Units[unit].Id) : new SeedRole(role, staff.ScopePath);

    private string WhereOf(DemoStaff staff) =>
        staff.UnitIndex is { } unit ? plan.Units[unit].Name
        : staff.GridIndex is { } grid ? plan.Grids[grid].Name
        : plan.Centres[staff.CentreIndex!.Value].Name;

    /// <summary>The unit with the most matters that are not finished, so that its people have something to do.</summary>
    private int BusiestUnit() => plan.Matters
        .Where(m => !m.IsFinished)
        .Select(m => m.Steps.LastOrDefault(s => s.Action == DemoActions.Dispatch)?.UnitIndex)
        .OfType<int>().CountBy(unit => unit).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key).FirstOrDefault();
}
