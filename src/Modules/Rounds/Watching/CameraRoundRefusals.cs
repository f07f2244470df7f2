namespace Wangge.Rounds.Watching;

/// <summary>Why something asked of a round of cameras or its plan is not done.</summary>
internal static class CameraRoundRefusals
{
    public static readonly Refusal UnknownPlan = new("rounds.camera-plan.unknown", RefusalKind.NotFound);
    public static readonly Refusal PlanEnded = new("rounds.camera-plan.ended", RefusalKind.Conflict, "It has ended.");
    public static readonly Refusal StalePlan = new("rounds.camera-plan.stale", RefusalKind.Stale, "Another changed it meanwhile.");
    public static readonly Refusal BadDays = new("rounds.camera-plan.bad-days", RefusalKind.Invalid, "Days are 1 to 7, each once; none: workdays.");
    public static readonly Refusal BadTimes = new("rounds.camera-plan.bad-times", RefusalKind.Invalid, "No two times are alike.");
    public static readonly Refusal BadCameras = new("rounds.camera-plan.bad-cameras", RefusalKind.Invalid, "Cameras are of the register, in use, inside the plan's area, each once.");
    public static readonly Refusal BadWatchers = new("rounds.camera-plan.bad-watchers", RefusalKind.Invalid, "Name a role at an area, a unit or people: one of the three, and such as there are.");
    public static readonly Refusal UnknownArea = new("rounds.camera-plan.unknown-area", RefusalKind.Invalid);

    public static readonly Refusal UnknownRound = new("rounds.camera-round.unknown", RefusalKind.NotFound);
    public static readonly Refusal NotOpen = new("rounds.camera-round.not-open", RefusalKind.Conflict, "It has not opened yet.");
    public static readonly Refusal Closed = new("rounds.camera-round.closed", RefusalKind.Conflict, "Its time is over.");
    public static readonly Refusal Held = new("rounds.camera-round.held", RefusalKind.Conflict, "Another operator has taken it; it can be taken over.");
    public static readonly Refusal NotTaken = new("rounds.camera-round.not-taken", RefusalKind.Conflict, "It is to be taken first.");

    public static readonly Refusal BadNote = new("rounds.camera-note.bad", RefusalKind.Invalid, "in-order, found (with words and the id of its report) or no-picture.");
    public static readonly Refusal NotOfRound = new("rounds.camera-note.not-of-this-round", RefusalKind.NotFound);
    public static readonly Refusal NotSeen = new("rounds.camera-note.not-seen", RefusalKind.Conflict, "Whoever notes it has not seen its picture in this round.");
    public static readonly Refusal TooShort = new("rounds.camera-note.too-short", RefusalKind.Conflict, "The picture was not seen for as long as the plan asks.");
    public static readonly Refusal NotAsked = new("rounds.camera-note.not-asked", RefusalKind.Conflict, "Whoever notes it has not asked for its picture in this round.");
    public static readonly Refusal StaleNote = new("rounds.camera-note.stale", RefusalKind.Stale, "Another noted it meanwhile.");
    public static readonly Refusal AlreadyCase = new("rounds.camera-note.already-case", RefusalKind.Conflict, "A case was made of it.");
}
