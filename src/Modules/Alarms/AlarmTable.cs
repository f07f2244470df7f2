using static Wangge.Alarms.AlarmAction;
using static Wangge.Alarms.AlarmState;

namespace Wangge.Alarms;

/// <summary>What may be done from which states, by whom, and where it leads.</summary>
/// <param name="To">Null: where it stands, or as the units' parts say.</param>
internal sealed record AlarmStep(AlarmAction Action, IReadOnlyList<AlarmState> From, AlarmState? To, IReadOnlyList<string> Roles);

/// <summary>Who may do what with an alarm from which state: the only place that says so. Source: DOMAIN 7.</summary>
internal static class AlarmTable
{
    /// <summary>Role of the button itself.</summary>
    public const string Device = "device";

    /// <summary>Role of the house: time, neighbourhood, what Dispatch tells.</summary>
    public const string System = "system";

    /// <summary>Role of another system that sends by a key of its own.</summary>
    public const string OtherSystem = "other-system";

    private static readonly string[] Answerers = ["alarm-operator", "shift-leader", "leader"];
    private static readonly string[] Watchers = ["alarm-operator", "shift-leader", "dispatcher", "leader"];
    private static readonly string[] Raisers = [.. Watchers, "acceptor", "patrol", "grid-worker", "grid-leader", "school-safety-officer"];
    private static readonly string[] Reviewers = ["shift-leader", "leader"];
    private static readonly AlarmState[] Unanswered = [Pressed, Shown];
    private static readonly AlarmState[] Held = [Acknowledged, Sent, Arrived];
    private static readonly AlarmState[] Open = [.. Unanswered, .. Held];
    private static readonly AlarmState[] Any = [.. Open, Ended];

    public static IReadOnlyList<AlarmStep> Steps { get; } =
    [
        new(Raise, [Pressed], Pressed, [Device, OtherSystem, .. Raisers]),
        new(Repeat, Open, null, [Device, .. Raisers]),
        new(Link, Open, null, [System]),
        new(Show, Open, null, [.. Watchers, "patrol", "school-safety-officer"]),
        new(Acknowledge, Unanswered, Acknowledged, Answerers),
        new(TakeOver, Held, null, Answerers),
        // Who sends has acknowledged; a unit may be sent again whatever has happened, until the end.
        new(Send, Open, null, [System]),
        new(Accept, Open, null, [System]),
        new(Decline, Open, null, [System]),
        new(Recall, Open, null, [System]),
        new(Arrive, Open, null, [System]),
        new(Leave, Open, null, [System]),
        new(Note, Any, null, [.. Watchers, "patrol", OtherSystem]),
        new(Call, Any, null, Answerers),
        new(Mark, Open, null, Answerers),
        new(Escalate, Unanswered, null, [System]),
        new(End, Held, Ended, Answerers),
        new(Review, [Ended], null, Reviewers),
    ];

    public static AlarmStep Of(AlarmAction action) => Steps.First(step => step.Action == action);

    /// <summary>Whether it may be done from there at all.</summary>
    public static bool Allows(AlarmState from, AlarmAction action) => Of(action).From.Contains(from);

    /// <summary>People's roles that may ever do this.</summary>
    public static IReadOnlyList<string> RolesOf(AlarmAction action) => [.. Of(action).Roles.Where(role => role is not (Device or System or OtherSystem))];
}
