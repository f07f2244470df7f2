namespace Wangge.Alarms;

/// <summary>Why something asked of an alarm, a device or a console is not done.</summary>
internal static class AlarmRefusals
{
    public static readonly Refusal Unknown = new("alarms.unknown", RefusalKind.NotFound);
    public static readonly Refusal WrongState = new("alarms.wrong-state", RefusalKind.Conflict, "Not from where the alarm stands.");
    public static readonly Refusal WrongRole = new("alarms.wrong-role", RefusalKind.Forbidden, "This role does not do that with an alarm.");
    public static readonly Refusal HeldByAnother = new("alarms.held-by-another", RefusalKind.Conflict, "Another operator holds it: take it over first.");
    public static readonly Refusal Ended = new("alarms.ended", RefusalKind.Conflict, "It has ended: nobody is called for it any more.");
    public static readonly Refusal BadFields = new("alarms.bad-fields", RefusalKind.Invalid);
    public static readonly Refusal BadPlace = new("alarms.bad-place", RefusalKind.Invalid, "A device, or a place within the district.");
    public static readonly Refusal WordsNeeded = new("alarms.words-needed", RefusalKind.Invalid);
    public static readonly Refusal UnknownContact = new("alarms.unknown-contact", RefusalKind.NotFound);
    public static readonly Refusal BadPage = new("alarms.bad-page", RefusalKind.Invalid);
    public static readonly Refusal UnknownConsole = new("alarms.unknown-console", RefusalKind.NotFound, "A console is known while its connection follows.");
    public static readonly Refusal BadKey = new("alarms.bad-key", RefusalKind.Unauthenticated, "No device has this name and key.");
    public static readonly Refusal NotADemo = new("alarms.not-a-demo", RefusalKind.Forbidden, "Buttons are pressed from a page in a demo district alone.");
    public static readonly Refusal BadRules = new("alarms.bad-rules", RefusalKind.Invalid);
    public static readonly Refusal StaleRules = new("alarms.stale-rules", RefusalKind.Stale);

    public static readonly Refusal UnknownDevice = new("alarms.device.unknown", RefusalKind.NotFound);
    public static readonly Refusal DeviceEnded = new("alarms.device.ended");
    public static readonly Refusal StaleDevice = new("alarms.device.stale", RefusalKind.Stale);
    public static readonly Refusal CodeTaken = new("alarms.device.code-taken");
    public static readonly Refusal BadDevice = new("alarms.device.bad-fields", RefusalKind.Invalid);
    public static readonly Refusal BadPlan = new("alarms.device.bad-plan", RefusalKind.Invalid, "At most 500 m wide and high, 80 rooms, 40 doors, all within.");
    public static readonly Refusal BadEscalation = new("alarms.device.bad-escalation", RefusalKind.Invalid, "At most 3 levels of roles and accounts.");
    public static readonly Refusal BadContacts = new("alarms.device.bad-contacts", RefusalKind.Invalid, "At most 12, each with a name and a number.");

    public static readonly Refusal UnknownFault = new("alarms.fault.unknown", RefusalKind.NotFound);
    public static readonly Refusal FaultEnded = new("alarms.fault.ended");
}
