namespace Wangge.Dispatch.Posting;

/// <summary>Refusals about plans of posts.</summary>
internal static class PostRefusals
{
    public static readonly Refusal NoRoads = new("dispatch.posts.no-roads", RefusalKind.Conflict, "The district has no roads for cars yet.");
    public static readonly Refusal NothingCounts = new("dispatch.posts.nothing-counts", RefusalKind.Invalid, "At least one weight is above 0.");
    public static readonly Refusal Busy = new("dispatch.posts.busy", RefusalKind.Unavailable, "Other plans are being made; try again in a minute.");
    public static readonly Refusal Unknown = new("dispatch.posts.unknown", RefusalKind.NotFound);
    public static readonly Refusal NotReady = new("dispatch.posts.not-ready", RefusalKind.Conflict, "Only a plan that is ready, and not accepted yet, can be accepted.");
    public static readonly Refusal BadAssignment = new("dispatch.posts.bad-assignment", RefusalKind.Invalid, "Each post goes to one unit that has not ended, each unit to one post.");
    public static readonly Refusal BadPage = new("dispatch.posts.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");
}
