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
    public static readonly Refusal PathTaken = new("video.camera.path-taken", RefusalKind.Conflict, "Another camera shows what this path of the media server gives.");
    public static readonly Refusal BadSource = new("video.camera.bad-source", RefusalKind.Invalid, "Either an address, or a media server and a path there: letters, digits, _ . - and slashes between; at ZLMediaKit an application and a stream.");
    public static readonly Refusal AtMediaServer = new("video.camera.at-media-server", RefusalKind.Conflict, "Its picture comes from a media server: look at it to try it.");

    /// <summary>Its picture comes from elsewhere by now: who looks asks anew.</summary>
    public static readonly Refusal CameraMoved = new("video.camera.moved");

    public static readonly Refusal UnknownUnit = new("video.camera.unknown-unit", RefusalKind.NotFound);
    public static readonly Refusal UnknownMediaServer = new("video.media-server.unknown", RefusalKind.NotFound);
    public static readonly Refusal BadMediaServer = new("video.media-server.bad-fields", RefusalKind.Invalid, "A name, a kind, an address by http or https without credentials or query, and for a new one a secret of 24 to 100 letters, digits, _ -.");
    public static readonly Refusal MediaServerEnded = new("video.media-server.ended");
    public static readonly Refusal StaleMediaServer = new("video.media-server.stale", RefusalKind.Stale);
    public static readonly Refusal MediaServerInUse = new("video.media-server.in-use", RefusalKind.Conflict, "Cameras have their pictures there.");
    public static readonly Refusal UnknownCaller = new("video.hook.unknown-caller", RefusalKind.Unauthenticated, "HTTP Basic: the media server's id and its secret.");
    public static readonly Refusal RefusedAtHook = new("video.hook.refused", RefusalKind.Unauthenticated, "No open viewing lets this through.");

    public static readonly Refusal BadPage = new("video.bad-page", RefusalKind.Invalid);

    public static readonly Refusal ReasonNeeded = new("video.reason-needed", RefusalKind.Forbidden, "One of the reasons, or an open alarm.");
    public static readonly Refusal UnknownAlarm = new("video.alarm-unknown", RefusalKind.NotFound);
    public static readonly Refusal AlarmEnded = new("video.alarm-ended");
    public static readonly Refusal NotOfAlarm = new("video.not-of-alarm", RefusalKind.Forbidden, "The alarm's place has no such camera.");
    public static readonly Refusal AlarmNotHeld = new("video.alarm-not-held", RefusalKind.Forbidden, "Another operator holds the alarm: give a reason of your own.");
    public static readonly Refusal NotSent = new("video.not-sent", RefusalKind.Forbidden, "A crew sees the picture of the alarm that its unit is sent to, while it is.");
    public static readonly Refusal BadTicket = new("video.bad-ticket", RefusalKind.Forbidden, "A ticket is good once, for a minute, for the one it was given to.");
    public static readonly Refusal NotASocket = new("video.not-a-socket", RefusalKind.Invalid, "The picture is fetched over a WebSocket.");
    public static readonly Refusal TooMany = new("video.too-many-pulls", RefusalKind.Unavailable, "As many cameras are fetched as may be at once.");
    public static readonly Refusal TooManyViews = new("video.too-many-views", RefusalKind.Conflict, "This account looks at as many pictures as it may: close one first.");

    public static readonly Refusal NotOwnViewing = new("video.snapshot.not-own-viewing", RefusalKind.Forbidden, "A snapshot is taken by a viewing of one's own of this camera.");
    public static readonly Refusal NothingSeen = new("video.snapshot.nothing-seen", RefusalKind.Conflict, "The viewing has shown no frame.");
    public static readonly Refusal ViewingOver = new("video.snapshot.viewing-over", RefusalKind.Conflict, "The viewing ended more than five minutes ago.");
    public static readonly Refusal TooManySnapshots = new("video.snapshot.too-many", RefusalKind.Conflict, "Ten snapshots of one viewing at the most.");
    public static readonly Refusal SnapshotReasonNeeded = new("video.snapshot.reason-needed", RefusalKind.Invalid, "One of the reasons for a snapshot.");
    public static readonly Refusal UnknownFile = new("video.snapshot.unknown-file", RefusalKind.Invalid, "The frame was never sent.");
    public static readonly Refusal NotAPicture = new("video.snapshot.not-a-picture", RefusalKind.Invalid, "A snapshot is a JPEG or a PNG.");
    public static readonly Refusal TooLargeAPicture = new("video.snapshot.too-large", RefusalKind.TooLarge, "A snapshot has 8 MB at the most.");
    public static readonly Refusal NotAFrame = new("video.snapshot.not-a-frame", RefusalKind.Invalid, "The file came as a photo of something else.");

    public static readonly Refusal BadCoverageFilter = new("video.coverage.bad-filter", RefusalKind.Invalid, "No such kind, list or state.");
    public static readonly Refusal BadBox = new("video.coverage.bad-box", RefusalKind.Invalid, "A rectangle in degrees, at most 1 across.");
    public static readonly Refusal BadSearch = new("video.bad-search", RefusalKind.Invalid, "A place, and at most 31 days.");
}
