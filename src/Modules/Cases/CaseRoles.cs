namespace Wangge.Cases;

/// <summary>Wire names of the roles that act on cases. Source: DOMAIN 5.</summary>
internal static class CaseRoles
{
    /// <summary>网格员.</summary>
    public const string GridWorker = "grid-worker";

    /// <summary>网格长.</summary>
    public const string GridLeader = "grid-leader";

    /// <summary>受理员, at each level of centre.</summary>
    public const string Acceptor = "acceptor";

    /// <summary>值班长.</summary>
    public const string ShiftLeader = "shift-leader";

    /// <summary>派遣员.</summary>
    public const string Dispatcher = "dispatcher";

    /// <summary>责任单位, who works there.</summary>
    public const string UnitHandler = "unit-handler";

    /// <summary>责任单位, who leads it.</summary>
    public const string UnitLeader = "unit-leader";

    /// <summary>督办员.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>考评员: reads, and does nothing to a case.</summary>
    public const string Assessor = "assessor";

    /// <summary>巡防.</summary>
    public const string Patrol = "patrol";

    /// <summary>值机员.</summary>
    public const string AlarmOperator = "alarm-operator";

    /// <summary>Edits and publishes news.</summary>
    public const string Publisher = "publisher";

    /// <summary>Leads a centre: gives orders.</summary>
    public const string Leader = "leader";

    /// <summary>Who told of the matter, with an account or without.</summary>
    public const string Reporter = "reporter";

    /// <summary>The house itself: clocks, listeners, imports.</summary>
    public const string System = "system";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        GridWorker, GridLeader, Acceptor, ShiftLeader, Dispatcher, UnitHandler, UnitLeader, Supervisor, Assessor, Patrol, AlarmOperator,
        Publisher, Leader, Reporter, System,
    ];
}
