namespace Wangge.Rounds.Walking;

/// <summary>Why a proof is kept but does not count; stable codes that clients translate.</summary>
internal static class Doubts
{
    /// <summary>The phone's time lies ahead of the server's by more than its clock may run.</summary>
    public const string FromTheFuture = "rounds.proof.from-the-future";

    /// <summary>Before the round opened or after it closed.</summary>
    public const string OutsideTheTime = "rounds.proof.outside-the-time";

    /// <summary>It came longer after the round than grace is given.</summary>
    public const string TooLate = "rounds.proof.too-late";

    /// <summary>The round does not ask for this point.</summary>
    public const string NotOfThisRound = "rounds.proof.not-of-this-round";

    /// <summary>The code hangs at another point.</summary>
    public const string OtherPoint = "rounds.proof.other-point";

    /// <summary>The code was this point's in a former period.</summary>
    public const string OldCode = "rounds.proof.old-code";

    /// <summary>No code of this point.</summary>
    public const string WrongCode = "rounds.proof.wrong-code";

    /// <summary>The photo says of itself that it was taken elsewhere.</summary>
    public const string PhotoElsewhere = "rounds.proof.photo-elsewhere";

    /// <summary>The same photo was sent before.</summary>
    public const string PhotoAgain = "rounds.proof.photo-again";
}
