namespace Wangge.Privacy;

/// <summary>Refusals that more than one slice gives.</summary>
internal static class PrivacyRefusals
{
    public static readonly Refusal BadContact = new("privacy.bad-contact", RefusalKind.Invalid, "A telephone number or an address of mail, one of the two.");

    /// <summary>Wrong, used, over, or never asked for: the answer is the same.</summary>
    public static readonly Refusal CodeWrong = new("privacy.code-wrong", RefusalKind.Invalid);

    public static readonly Refusal NoPass = new("privacy.no-pass", RefusalKind.Unauthenticated, "The pass of half an hour is over, or there was none.");
}
