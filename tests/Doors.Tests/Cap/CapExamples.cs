using System.Text;
using CsCheck;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Judging;
using Wangge.Doors.Cap.Writing;

namespace Wangge.Doors.Tests.Cap;

/// <summary>Messages to judge: one that is good in all its parts, and any that could be.</summary>
internal static class CapExamples
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 2, 8, 15, 30, TimeSpan.FromHours(8));

    /// <summary>Each element of the standard stands in it.</summary>
    public static CapMessage Whole { get; } = new()
    {
        Identifier = "flood-17.3", Sender = "water@example.org", Sent = Sent, Status = CapStatus.Actual, Type = CapMessageType.Update, Source = "水位站 7", Scope = CapScope.Restricted, Restriction = "只供防汛单位",
        Addresses = "a@example.org \"The Second\"", Codes = ["profile:x", "y"], Note = "更正", References = [new CapReference("water@example.org", "flood-17.2", Sent.AddHours(-1))], Incidents = "\"flood 17\" dam",
        Infos =
        [
            new CapInfo
            {
                Language = "zh-CN", Categories = ["Met", "Safety"], Event = "暴雨 <大> & 急", ResponseTypes = ["Prepare", "Monitor"], Urgency = "Expected", Severity = "Severe", Certainty = "Likely", Audience = "沿河居民",
                EventCodes = [new CapValue("SAME", "FFA")], Effective = Sent, Onset = Sent.AddHours(1), Expires = Sent.AddHours(6), SenderName = "水文站", Headline = "水位上涨", Description = "两小时内可能漫堤。", Instruction = "离开河滩",
                Web = "https://example.org/17", Contact = "值班室", Parameters = [new CapValue("level", "3.2 m")],
                Resources = [new CapResource("图", "image/png", 1_204, "https://example.org/17.png", "QUJD", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")],
                Areas =
                [
                    new CapArea
                    {
                        Description = "河滩", Polygons = [[new(40.70, 120.90), new(40.70, 120.92), new(40.72, 120.92), new(40.70, 120.90)]], Circles = [new CapCircle(new CapPoint(40.705, 120.905), 0.5)],
                        Geocodes = [new CapValue("GB/T 2260", "211403001000")], Altitude = 10.5m, Ceiling = 200m,
                    },
                ],
            },
        ],
    };

    /// <summary>A plain Alert for a place.</summary>
    public static CapMessage Alert(double longitude, double latitude, string identifier = "1", string sender = "fire@example.org", DateTimeOffset? sent = null) => new()
    {
        Identifier = identifier, Sender = sender, Sent = sent ?? Sent, Status = CapStatus.Actual, Type = CapMessageType.Alert, Scope = CapScope.Public,
        Infos =
        [
            new CapInfo
            {
                Language = "zh-CN", Categories = ["Fire"], Event = "火灾", Urgency = "Immediate", Severity = "Severe", Certainty = "Observed", SenderName = "消防站", Headline = "三号楼起火", Description = "二层有烟",
                Areas = [new CapArea { Description = "港湾小区三号楼", Circles = [new CapCircle(new CapPoint(latitude, longitude), 0.1)] }],
            },
        ],
    };

    public static CapMessage About(this CapMessage message, CapMessageType type, string identifier, params CapReference[] references) =>
        message with { Type = type, Identifier = identifier, Sent = message.Sent.AddMinutes(5), References = references.Length > 0 ? references : [message.Reference] };

    public static string Xml(this CapMessage message) => CapWriter.Write(message);

    public static CapVerdict Judge(string xml) => CapJudge.Judge(Encoding.UTF8.GetBytes(xml));

    public static Gen<T> OneOf<T>(params T[] some) => Gen.Int[0, some.Length - 1].Select(i => some[i]);

    /// <summary>Any message that keeps all the rules.</summary>
    public static Gen<CapMessage> Any { get; } =
        from heads in Gen.Select(Name, Name, Time, Gen.Enum<CapStatus>(), Gen.Enum<CapMessageType>(), Gen.Enum<CapScope>())
        from notes in Gen.Select(Maybe(Words), Words, Maybe(Words), Words.Array[0, 2], Gen.Select(Name, Name, Gen.Int[1, 10_000]).Array[1, 3])
        from infos in Info.Array[0, 2]
        let sent = heads.Item3
        select new CapMessage
        {
            Identifier = heads.Item1, Sender = heads.Item2, Sent = sent, Status = heads.Item4, Type = heads.Item5, Scope = heads.Item6, Source = notes.Item1,
            Restriction = heads.Item6 == CapScope.Restricted ? notes.Item2 : null, Addresses = heads.Item6 == CapScope.Private ? "a@b \"c d\"" : null, Codes = [.. notes.Item4], Note = notes.Item3,
            References = heads.Item5 == CapMessageType.Alert ? [] : [.. notes.Item5.Select(r => new CapReference(r.Item1 + "x", r.Item2, sent.AddMinutes(-r.Item3)))],
            Infos = [.. infos.Select(i => i with { Effective = i.Effective is null ? null : sent, Onset = i.Onset is null ? null : sent.AddHours(1), Expires = i.Expires is null ? null : sent.AddHours(2) })],
        };

    private static Gen<string> Name => Gen.String[Gen.Char["abcXYZ019.-_:@/"], 1, 12];

    private static Gen<string> Words => Gen.String[Gen.Char["abc 汉字<>&\"';\n"], 1, 20].Select(w => "w" + w + "w");

    private static Gen<DateTimeOffset> Time => Gen.Select(Gen.Int[0, 2_000_000_000], Gen.Int[-12, 14]).Select((second, zone) => DateTimeOffset.FromUnixTimeSeconds(second).ToOffset(TimeSpan.FromHours(zone)));

    private static Gen<CapValue> Value => Gen.Select(Words, Gen.OneOf(Words, Gen.Const(""))).Select((name, value) => new CapValue(name, value));

    private static Gen<CapPoint> Point => Gen.Select(Gen.Int[-90_000_000, 90_000_000], Gen.Int[-180_000_000, 180_000_000]).Select((north, east) => new CapPoint(north / 1e6, east / 1e6));

    private static Gen<CapArea> Area =>
        from words in Words
        from polygons in Point.Array[3, 8].Array[0, 2]
        from circles in Gen.Select(Point, Gen.Int[0, 100_000]).Array[0, 2]
        from geocodes in Value.Array[0, 2]
        from heights in Gen.Select(Gen.Int[-100, 30_000], Gen.Int[0, 5_000], Gen.Int[0, 2])
        select new CapArea
        {
            Description = words, Polygons = [.. polygons.Select(p => (IReadOnlyList<CapPoint>)[.. p, p[0]])], Circles = [.. circles.Select(c => new CapCircle(c.Item1, c.Item2 / 1e3))], Geocodes = [.. geocodes],
            Altitude = heights.Item3 > 0 ? heights.Item1 : null, Ceiling = heights.Item3 > 1 ? heights.Item1 + heights.Item2 : null,
        };

    private static Gen<CapInfo> Info =>
        from codes in Gen.Select(OneOf("zh-CN", "en-US", "fr"), OneOf("Geo", "Fire", "CBRNE"), OneOf("Immediate", "Past"), OneOf("Extreme", "Unknown"), OneOf("Observed", "Likely"))
        from times in Gen.Select(Maybe(Time), Maybe(Time), Maybe(Time))
        from words in Gen.Select(Words, Maybe(Words), Maybe(Words), Maybe(Words), Maybe(Words), Maybe(Words))
        from values in Gen.Select(Value.Array[0, 2], Value.Array[0, 2], OneOf("Assess", "AllClear", "None").Array[0, 2])
        from areas in Area.Array[0, 2]
        select new CapInfo
        {
            Language = codes.Item1, Categories = [codes.Item2, "Other"], Event = words.Item1, ResponseTypes = [.. values.Item3], Urgency = codes.Item3, Severity = codes.Item4, Certainty = codes.Item5, Effective = times.Item1,
            Onset = times.Item2, Expires = times.Item3, Audience = words.Item2, SenderName = words.Item3, Headline = words.Item4, Description = words.Item5, Contact = words.Item6, EventCodes = [.. values.Item1],
            Parameters = [.. values.Item2], Resources = [new CapResource("图", "image/png", 7, null, "QUJD", null)], Areas = [.. areas],
        };

    private static Gen<string?> Maybe(Gen<string> some) => Gen.OneOf(Gen.Const((string?)null), some.Select(s => (string?)s));

    private static Gen<DateTimeOffset?> Maybe(Gen<DateTimeOffset> some) => Gen.OneOf(Gen.Const((DateTimeOffset?)null), some.Select(s => (DateTimeOffset?)s));
}
