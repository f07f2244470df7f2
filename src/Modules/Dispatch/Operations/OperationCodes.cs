namespace Wangge.Dispatch.Operations;

/// <summary>What an operation is about; wire names.</summary>
internal static class SubjectKinds
{
    public const string Case = "case";
    public const string Alarm = "alarm";

    /// <summary>A place, without a matter: an event, a post to be held.</summary>
    public const string Place = "place";

    public static bool AreKnown(string kind) => kind is Case or Alarm or Place;
}

/// <summary>Where a sending stands; the wire name is the member's in lower case.</summary>
internal enum SendingState
{
    /// <summary>The crew is told.</summary>
    Sent,

    /// <summary>The crew has said that it comes.</summary>
    Accepted,
    Arrived,

    /// <summary>Its part is over.</summary>
    Done,
    Declined,
    Recalled,
}

/// <summary>What is done in an operation; the wire name is the member's in lower case, words parted by hyphens.</summary>
internal enum OperationAction
{
    Send,
    Accept,
    Decline,
    Recall,
    Arrive,
    Leave,
    Note,
    NameCommander,
    JoinAgency,
    End,

    /// <summary>Its matter went on in another one.</summary>
    Follow,
}

internal static class SendingStates
{
    /// <summary>Whether a unit is still on it.</summary>
    public static bool IsOpen(this SendingState state) => state is SendingState.Sent or SendingState.Accepted or SendingState.Arrived;
}
