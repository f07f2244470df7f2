namespace Wangge.Rounds;

/// <summary>Refusals that more than one slice gives.</summary>
internal static class RoundsRefusals
{
    public static readonly Refusal BadId = new("request.bad-id", RefusalKind.Invalid, "The client's id is a UUID of version 7.");
    public static readonly Refusal BadPage = new("rounds.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");
    public static readonly Refusal BadTime = new("rounds.bad-time", RefusalKind.Invalid, "It lies in the future, or more than 30 days back.");
    public static readonly Refusal UnknownGrid = new("rounds.diary.unknown-grid", RefusalKind.Invalid);
    public static readonly Refusal UnknownEntry = new("rounds.diary.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownRound = new("rounds.round.unknown", RefusalKind.NotFound);

    /// <summary>Whether a claimed time can be: phones' clocks go wrong by minutes, and nothing waits for weeks.</summary>
    public static bool CanBe(DateTimeOffset claimed, DateTimeOffset now) => claimed <= now.AddMinutes(10) && claimed > now.AddDays(-30);
}
