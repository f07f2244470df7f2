namespace Wangge.Alarms;

/// <summary>How far an alarm has come; the wire name is the member's in lower case. Source: DOMAIN 7.</summary>
internal enum AlarmState
{
    /// <summary>Safe on disk; no console has said yet that it shows it.</summary>
    Pressed,
    Shown,

    /// <summary>An operator holds it.</summary>
    Acknowledged,

    /// <summary>A unit is on its way.</summary>
    Sent,
    Arrived,

    /// <summary>A person ended it.</summary>
    Ended,
}

/// <summary>What an alarm is for; the wire name is the member's in lower case.</summary>
internal enum AlarmKind
{
    /// <summary>Real until somebody says otherwise.</summary>
    Press,
    Drill,

    /// <summary>Of the device: the weekly press.</summary>
    Test,
}

/// <summary>What it turned out to be.</summary>
internal enum AlarmOutcome
{
    Real,
    False,
    Drill,
    Test,
}

/// <summary>How it came in.</summary>
internal enum AlarmWay
{
    Mqtt,
    Http,
    Office,
    Field,

    /// <summary>A message of another system, by the Common Alerting Protocol.</summary>
    Cap,
}

/// <summary>What is done with an alarm; the wire name is the member's in lower case, words parted by hyphens.</summary>
internal enum AlarmAction
{
    Raise,

    /// <summary>The same button again within the set time.</summary>
    Repeat,

    /// <summary>Another open alarm stands near by.</summary>
    Link,
    Show,
    Acknowledge,
    TakeOver,
    Send,
    Accept,
    Decline,
    Recall,
    Arrive,
    Leave,
    Note,
    Call,

    /// <summary>It is a drill, a test, or neither after all.</summary>
    Mark,
    Escalate,
    End,

    /// <summary>Once it has ended: what went as planned and what did not.</summary>
    Review,
}

/// <summary>Where one unit's part stands; the wire name is the member's in lower case.</summary>
internal enum UnitPartState
{
    Sent,
    Accepted,
    Arrived,

    /// <summary>It left, was recalled or declined.</summary>
    Left,
}
