using Wangge.Contracts.Alarms;

namespace Wangge.Doors.Cap.Outgoing;

/// <summary>Which messages tell of an act on an alarm, and what they say. Pure. Source: OASIS CAP 1.2, 3.2; ADR 0028.</summary>
/// <remarks>
/// A chain begins with an Alert and is closed by a Cancel; each message names the earlier ones of its chain. All of a chain have one status, since who leaves out exercises would never learn that an
/// alarm has become one: a mark closes the chain and begins another. What somebody raised for a place is told without words and no nearer than a kilometre, since it may be a home.
/// </remarks>
internal sealed class CapOfAlarm(AlarmFacts alarm, CapVoice voice)
{
    private const int MostReferences = 32;

    /// <summary>Acts that others are told of.</summary>
    private static readonly string[] Told = ["raise", "acknowledge", "send", "arrive", "mark", "end"];

    /// <param name="action">Of <see cref="AlarmActed"/>.</param>
    /// <param name="earlier">Our messages of this alarm in their order, without Acks.</param>
    /// <param name="number">That the next message gets within its alarm.</param>
    /// <returns>None where the act is not told.</returns>
    public IReadOnlyList<CapMessage> After(string action, IReadOnlyList<CapSent> earlier, int number)
    {
        if (!Told.Contains(action)) { return []; }
        var begun = earlier.ToList().FindLastIndex(m => m.Type == CapMessageType.Alert);
        var chain = begun < 0 || earlier[^1].Type == CapMessageType.Cancel ? [] : earlier.Skip(begun).ToList();
        if (chain.Count == 0) { return action == "end" ? [] : [Make(CapMessageType.Alert, StatusNow, number, action, [])]; }
        if (action == "end") { return [Make(CapMessageType.Cancel, chain[0].Status, number, action, chain)]; }
        return chain[0].Status == StatusNow
            ? [Make(CapMessageType.Update, StatusNow, number, action, chain)]
            : [Make(CapMessageType.Cancel, chain[0].Status, number, action, chain), Make(CapMessageType.Alert, StatusNow, number + 1, action, [])];
    }

    /// <summary>A demo is never told as the truth.</summary>
    private CapStatus StatusNow => voice.District.Demo ? CapStatus.Test : alarm.Kind switch { "drill" => CapStatus.Exercise, "test" => CapStatus.Test, _ => CapStatus.Actual };

    private CapMessage Make(CapMessageType type, CapStatus status, int number, string action, IReadOnlyList<CapSent> chain) => new()
    {
        Identifier = $"{alarm.AlarmId:N}.{number}", Sender = voice.Sender, Sent = voice.Local(alarm.ActedAt), Status = status, Type = type, Source = voice.District.Name, Scope = CapScope.Restricted,
        Restriction = voice.Options.Restriction, Note = NoteOf(type, status, action),
        // The first, by which the chain is known, and the newest.
        References = chain.Count <= MostReferences ? [.. chain.Select(Named)] : [Named(chain[0]), .. chain.TakeLast(MostReferences - 1).Select(Named)],
        Incidents = FormattableString.Invariant($"{voice.District.Code}-{alarm.Number}"),
        Infos = [Info("zh-CN", type, action), Info("en-US", type, action)],
    };

    private CapReference Named(CapSent message) => message.Reference with { Sent = voice.Local(message.SentAt) };

    private CapInfo Info(string language, CapMessageType type, string action)
    {
        var (isChinese, isOver) = (language == "zh-CN", type == CapMessageType.Cancel);
        var of = voice.Options.Classes.GetValueOrDefault(alarm.Class ?? "none") ?? voice.Options.Classes["none"];
        var what = isChinese ? of.Chinese : of.English;
        return new CapInfo
        {
            Language = language, Categories = [of.Category], Event = what, ResponseTypes = [isOver ? "AllClear" : "Assess"], Urgency = isOver ? "Past" : "Immediate", Severity = of.Severity,
            Certainty = Certainty(isOver, action), SenderName = voice.District.Name, Headline = CapPhrases.Headline(isChinese, alarm.Site ?? alarm.Area ?? voice.District.Name, what, isOver, action, alarm.Outcome),
            Parameters = [new CapValue("wangge.act", action), .. alarm.Outcome is { } outcome && isOver ? [new CapValue("wangge.outcome", outcome)] : Array.Empty<CapValue>()],
            Areas = [Area()],
        };
    }

    private CapArea Area() => alarm.Site is { } site
        ? new CapArea { Description = site, Circles = [new CapCircle(new CapPoint(Math.Round(alarm.Latitude, 5), Math.Round(alarm.Longitude, 5)), 0.1)] }
        : new CapArea { Description = alarm.Area ?? voice.District.Name, Circles = [new CapCircle(new CapPoint(Math.Round(alarm.Latitude, 2), Math.Round(alarm.Longitude, 2)), 1)] };

    private string Certainty(bool isOver, string action) => (isOver, alarm.Outcome, action) switch
    {
        (true, "real", _) => "Observed",
        (true, "false", _) => "Unlikely",
        (true, _, _) => "Unknown",
        (_, _, "arrive") => "Observed",
        _ => "Likely",
    };

    private string? NoteOf(CapMessageType type, CapStatus status, string action) =>
        type == CapMessageType.Cancel ? CapPhrases.Ended(action, action == "mark" ? alarm.Kind : alarm.Outcome)
        : voice.District.Demo ? CapPhrases.Demo
        : status == CapStatus.Exercise ? CapPhrases.Exercise
        : status == CapStatus.Test ? CapPhrases.Test
        : null;
}

/// <summary>Who speaks, and when it is there.</summary>
internal sealed class CapVoice(District district, CapOptions options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone);

    public District District => district;

    public CapOptions Options => options;

    public string Sender => options.Sender.Replace("{district}", district.Code, StringComparison.Ordinal);

    /// <summary>The same instant, cut to whole seconds, with the district's offset: CAP knows no fractions.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()), _zone);
}
