using System.Collections;
using static Wangge.Cases.CaseRoles;

namespace Wangge.Cases;

/// <summary>Writes rows of <see cref="CaseTable"/> so that they read like the table of DOMAIN 3.</summary>
internal sealed class StepList(CaseFlow flow) : IEnumerable<CaseStep>
{
    private readonly List<CaseStep> _steps = [];
    private CaseState _from;

    public CaseFlow Flow => flow;

    /// <summary>The rows that follow start from this state.</summary>
    public StepList From(CaseState state)
    {
        _from = state;
        return this;
    }

    /// <summary>A row that leads to one state.</summary>
    public StepList May(CaseAction action, CaseState to, params IReadOnlyList<string> roles)
    {
        _steps.Add(new(flow, _from, action, to, roles));
        return this;
    }

    /// <summary>A row that leads to one of several states, the usual first.</summary>
    public StepList MayEither(CaseAction action, CaseState to, CaseState orTo, params IReadOnlyList<string> roles)
    {
        _steps.Add(new(flow, _from, action, to, roles) { OrTo = [orTo] });
        return this;
    }

    /// <summary>A row that leaves the case where it is.</summary>
    public StepList Stays(CaseAction action, params IReadOnlyList<string> roles) => May(action, _from, roles);

    public IEnumerator<CaseStep> GetEnumerator() => _steps.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Groups of roles that several rows name.</summary>
internal static class RoleGroups
{
    /// <summary>Whoever can tell of a matter, or take down what somebody tells.</summary>
    public static readonly string[] Senders = [GridWorker, GridLeader, Reporter, Acceptor, Patrol, AlarmOperator, CaseRoles.System];

    /// <summary>The people of a unit.</summary>
    public static readonly string[] Unit = [UnitHandler, UnitLeader];

    /// <summary>Who steers a filed case.</summary>
    public static readonly string[] Desk = [Dispatcher, ShiftLeader];

    /// <summary>Who can have a case open to work on it.</summary>
    public static readonly string[] Holders = [GridWorker, GridLeader, Acceptor, ShiftLeader, Dispatcher, UnitHandler, UnitLeader, Publisher];

    /// <summary>Who may give one person's task to another.</summary>
    public static readonly string[] Leaders = [GridLeader, ShiftLeader, UnitLeader, Leader];

    /// <summary>All staff that act on cases.</summary>
    public static readonly string[] Staff =
        [GridWorker, GridLeader, Acceptor, ShiftLeader, Dispatcher, UnitHandler, UnitLeader, Supervisor, Patrol, AlarmOperator, Publisher, Leader];
}
