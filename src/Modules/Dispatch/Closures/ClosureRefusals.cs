namespace Wangge.Dispatch.Closures;

/// <summary>Refusals about closed roads.</summary>
internal static class ClosureRefusals
{
    public static readonly Refusal BadReason = new("dispatch.closure.bad-reason", RefusalKind.Invalid);
    public static readonly Refusal BadWhom = new("dispatch.closure.bad-whom", RefusalKind.Invalid, "For car, foot or all.");
    public static readonly Refusal BadSpan = new("dispatch.closure.bad-span", RefusalKind.Invalid, "It ends after it begins and after now; it begins within a day back and a year ahead.");
    public static readonly Refusal BadShape = new("dispatch.closure.bad-shape", RefusalKind.Invalid, "A point, a line of at most 10 km, or a polygon of at most 20 km across.");
    public static readonly Refusal NoRoads = new("dispatch.closure.no-roads", RefusalKind.Conflict, "The district has no roads.");
    public static readonly Refusal NoRoadThere = new("dispatch.closure.no-road-there", RefusalKind.Invalid, "No road lies there for whom it would be closed.");
    public static readonly Refusal TooMuch = new("dispatch.closure.too-much", RefusalKind.Invalid, "More than 2,000 stretches.");
    public static readonly Refusal UnknownCase = new("dispatch.closure.unknown-case", RefusalKind.Invalid, "There is no such case, or it has no place.");
    public static readonly Refusal NoCase = new("dispatch.closure.no-case", RefusalKind.Invalid, "It says that it opens with a case and names none.");
    public static readonly Refusal CaseEnded = new("dispatch.closure.case-ended", RefusalKind.Conflict, "The case by whose end it would open has ended.");
    public static readonly Refusal Unknown = new("dispatch.closure.unknown", RefusalKind.NotFound);
    public static readonly Refusal BadPage = new("dispatch.closure.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");
}
