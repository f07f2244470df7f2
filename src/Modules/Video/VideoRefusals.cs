namespace Wangge.Video;

/// <summary>Why something asked of a camera or its picture is not done.</summary>
internal static class VideoRefusals
{
    public static readonly Refusal UnknownCamera = new("video.camera.unknown", RefusalKind.NotFound);
    public static readonly Refusal CameraEnded = new("video.camera.ended");
    public static readonly Refusal StaleCamera = new("video.camera.stale", RefusalKind.Stale);
    public static readonly Refusal CodeTaken = new("video.camera.code-taken");
    public static readonly Refusal BadCamera = new("video.camera.bad-fields", RefusalKind.Invalid);
    public static readonly Refusal RefusedPlace = new("video.camera.refused-place", RefusalKind.Invalid, "No camera looks into bedrooms, toilets, changing rooms and the like.");
    public static readonly Refusal BadAddress = new("video.camera.bad-address", RefusalKind.Invalid, "An address is rtsp://, with a host, at most 500 characters.");
    public static readonly Refusal AddressNeeded = new("video.camera.address-needed", RefusalKind.Invalid);
    public static readonly Refusal AddressNotAllowed = new("video.camera.address-not-allowed", RefusalKind.Invalid, "The host lies in none of the networks that cameras may stand in.");
    public static readonly Refusal UnknownUnit = new("video.camera.unknown-unit", RefusalKind.NotFound);
    public static readonly Refusal BadPage = new("video.bad-page", RefusalKind.Invalid);

    public static readonly Refusal ReasonNeeded = new("video.reason-needed", RefusalKind.Forbidden, "One of the reasons, or an open alarm.");
    public static readonly Refusal UnknownAlarm = new("video.alarm-unknown", RefusalKind.NotFound);
    public static readonly Refusal AlarmEnded = new("video.alarm-ended");
    public static readonly Refusal NotOfAlarm = new("video.not-of-alarm", RefusalKind.Forbidden, "The alarm's place has no such camera.");
    public static readonly Refusal AlarmNotHeld = new("video.alarm-not-held", RefusalKind.Forbidden, "Another operator holds the alarm: give a reason of your own.");
    public static readonly Refusal BadTicket = new("video.bad-ticket", RefusalKind.Forbidden, "A ticket is good once, for a minute, for the one it was given to.");
    public static readonly Refusal NotASocket = new("video.not-a-socket", RefusalKind.Invalid, "The picture is fetched over a WebSocket.");
    public static readonly Refusal TooMany = new("video.too-many-pulls", RefusalKind.Unavailable, "As many cameras are fetched as may be at once.");
    public static readonly Refusal TooManyViews = new("video.too-many-views", RefusalKind.Conflict, "This account looks at as many pictures as it may: close one first.");
    public static readonly Refusal BadCoverageFilter = new("video.coverage.bad-filter", RefusalKind.Invalid, "No such kind, list or state.");
    public static readonly Refusal BadBox = new("video.coverage.bad-box", RefusalKind.Invalid, "A rectangle in degrees, at most 1 across.");
    public static readonly Refusal BadSearch = new("video.bad-search", RefusalKind.Invalid, "A place, and at most 31 days.");
}
