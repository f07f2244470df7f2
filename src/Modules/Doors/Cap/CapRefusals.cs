namespace Wangge.Doors.Cap;

/// <summary>Why a message or something asked of this door is not taken.</summary>
internal static class CapRefusals
{
    public static readonly Refusal BadKey = new("cap.bad-key", RefusalKind.Unauthenticated, "Authorization: Bearer and a key that was made for this.");
    public static readonly Refusal TooLarge = new("cap.too-large", RefusalKind.TooLarge, "At most 256 KiB.");
    public static readonly Refusal NotXml = new("cap.not-xml", RefusalKind.Invalid, "This is no XML, or it has a document type, or an encoding that is not known.");
    public static readonly Refusal NotCap = new("cap.not-cap", RefusalKind.Invalid, "This is no message of CAP 1.2.");
    public static readonly Refusal BadMessage = new("cap.bad-message", RefusalKind.Invalid, "The reasons say what breaks the standard.");
    public static readonly Refusal NoPlace = new("cap.no-place", RefusalKind.Invalid, "An Alert names a circle, a polygon or a geocode.");
    public static readonly Refusal Outside = new("cap.outside", RefusalKind.Invalid, "No part of what it names lies in this district, or the geocode is none of its areas.");
    public static readonly Refusal UnknownReference = new("cap.unknown-reference", RefusalKind.Conflict, "None of the messages that it refers to is known here.");

    public static readonly Refusal UnknownAlarm = new("cap.unknown-alarm", RefusalKind.NotFound, "There are no messages of such an alarm.");
    public static readonly Refusal BadPage = new("cap.bad-page", RefusalKind.Invalid);

    public static readonly Refusal UnknownPeer = new("cap.peer.unknown", RefusalKind.NotFound);
    public static readonly Refusal PeerEnded = new("cap.peer.ended");
    public static readonly Refusal StalePeer = new("cap.peer.stale", RefusalKind.Stale);
    public static readonly Refusal BadAddress = new("cap.peer.bad-address", RefusalKind.Invalid, "An http or https address without credentials, at most 300 characters.");
    public static readonly Refusal AddressNotAllowed = new("cap.peer.address-not-allowed", RefusalKind.Invalid, "The host lies in none of the networks that messages may go to.");
    public static readonly Refusal UnknownKey = new("cap.peer.unknown-key", RefusalKind.Invalid, "A key of this door that holds.");
}
