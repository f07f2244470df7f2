using System.Globalization;
using System.Xml.Linq;

namespace Wangge.Doors.Cap.Judging;

/// <summary>Reads a message whose shape is right, and judges what no schema says: what depends on what. Not thread-safe: one message, one instance. Source: OASIS CAP 1.2, 3.2 and 3.3.</summary>
internal sealed class CapMeaning(CapReasons reasons)
{
    /// <summary>Ours: the standard has none, what finds messages by their names has.</summary>
    private const int LongestName = 300;

    private static readonly XNamespace Cap = CapMessage.Namespace;
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <param name="alert">Passed by <see cref="CapShape"/>.</param>
    /// <returns>The message; to be used where no fault was found.</returns>
    public CapMessage Read(XElement alert)
    {
        var message = new CapMessage
        {
            Identifier = Name(alert, "identifier"), Sender = Name(alert, "sender"), Sent = TimeOf(alert, "sent", "alert/sent") ?? default,
            Status = Enum.Parse<CapStatus>(TextOf(alert, "status")!), Type = Enum.Parse<CapMessageType>(TextOf(alert, "msgType")!), Scope = Enum.Parse<CapScope>(TextOf(alert, "scope")!),
            Source = TextOf(alert, "source"), Restriction = TextOf(alert, "restriction"), Addresses = TextOf(alert, "addresses"),
            Codes = [.. alert.Elements(Cap + "code").Select(CapShape.TextOf)], Note = TextOf(alert, "note"), References = References(TextOf(alert, "references")), Incidents = TextOf(alert, "incidents"),
            Infos = [.. Each(alert, "info", "alert").Select(i => Info(i.Element, i.Path))],
        };
        Judge(message);
        return message;
    }

    private void Judge(CapMessage message)
    {
        if (message is { Scope: CapScope.Restricted, Restriction: null }) { reasons.Add("alert/restriction", CapRule.RestrictionMissing); }
        if (message is { Scope: not CapScope.Restricted, Restriction: not null }) { reasons.Add("alert/restriction", CapRule.RestrictionUnwanted); }
        if (message is { Scope: CapScope.Private, Addresses: null }) { reasons.Add("alert/addresses", CapRule.AddressesMissing); }
        if (message.Addresses?.Count(c => c == '"') % 2 == 1) { reasons.Add("alert/addresses", CapRule.OpenQuote); }
        if (message.Incidents?.Count(c => c == '"') % 2 == 1) { reasons.Add("alert/incidents", CapRule.OpenQuote); }
        if (message is { Type: not CapMessageType.Alert, References.Count: 0 }) { reasons.Add("alert/references", CapRule.ReferencesMissing); }
        if (message.References.Contains(message.Reference)) { reasons.Add("alert/references", CapRule.RefersToItself); }
        if (message.References.Any(r => r.Sent > message.Sent)) { reasons.Add("alert/references", CapRule.ReferencesLater); }
        if (message.Note is null && (message.Status is CapStatus.Exercise or CapStatus.Test || message.Type == CapMessageType.Error)) { reasons.Add("alert/note", CapRule.NoteMissing); }
        if (message is { Type: CapMessageType.Alert or CapMessageType.Update, Infos.Count: 0 }) { reasons.Add("alert/info", CapRule.InfoMissing); }
        for (var at = 0; at < message.Infos.Count; at++) { Judge(message, message.Infos[at], $"alert/info[{Number(at + 1)}]"); }
    }

    private void Judge(CapMessage message, CapInfo info, string path)
    {
        var effective = info.Effective ?? message.Sent;
        if (info.Expires is { } expires)
        {
            if (expires <= effective) { reasons.Add(path + "/expires", CapRule.ExpiresTooEarly); }
            else if (info.Onset > expires) { reasons.Add(path + "/onset", CapRule.OnsetTooLate); }
        }

        if (info.Web is { } web && !Uri.TryCreate(web, UriKind.Absolute, out _)) { reasons.Add(path + "/web", CapRule.NotAbsolute); }
        if (info.Areas.Count == 0 && message.Type == CapMessageType.Alert) { reasons.Add(path + "/area", CapRule.AreaMissing); }
        if (info.EventCodes.Concat(info.Parameters).Concat(info.Areas.SelectMany(a => a.Geocodes)).Any(v => v.Name.Length == 0)) { reasons.Add(path, CapRule.ValueUnnamed); }
        var first = message.Infos.First(i => i.Language == info.Language);
        if (!first.Categories.ToHashSet().SetEquals(info.Categories)) { reasons.Add(path + "/category", CapRule.CategoriesDiffer); }
        if (first.Event != info.Event) { reasons.Add(path + "/event", CapRule.EventsDiffer); }
    }

    private CapInfo Info(XElement info, string path) => new()
    {
        Language = TextOf(info, "language")?.Trim(Blanks) ?? CapInfo.DefaultLanguage,
        Categories = [.. info.Elements(Cap + "category").Select(CapShape.TextOf)], Event = Words(info, "event", path), ResponseTypes = [.. info.Elements(Cap + "responseType").Select(CapShape.TextOf)],
        Urgency = TextOf(info, "urgency")!, Severity = TextOf(info, "severity")!, Certainty = TextOf(info, "certainty")!, Audience = TextOf(info, "audience"), EventCodes = Values(info, "eventCode"),
        Effective = TimeOf(info, "effective", path + "/effective"), Onset = TimeOf(info, "onset", path + "/onset"), Expires = TimeOf(info, "expires", path + "/expires"),
        SenderName = TextOf(info, "senderName"), Headline = TextOf(info, "headline"), Description = TextOf(info, "description"), Instruction = TextOf(info, "instruction"),
        Web = TextOf(info, "web")?.Trim(Blanks), Contact = TextOf(info, "contact"), Parameters = Values(info, "parameter"),
        Resources = [.. Each(info, "resource", path).Select(r => Resource(r.Element, r.Path))], Areas = [.. Each(info, "area", path).Select(a => Area(a.Element, a.Path))],
    };

    private CapResource Resource(XElement resource, string path)
    {
        var made = new CapResource(
            Words(resource, "resourceDesc", path), Words(resource, "mimeType", path), TextOf(resource, "size") is { } size ? long.Parse(size.Trim(Blanks), CultureInfo.InvariantCulture) : null,
            TextOf(resource, "uri")?.Trim(Blanks), TextOf(resource, "derefUri"), TextOf(resource, "digest"));
        if (!made.MimeType.Contains('/', StringComparison.Ordinal)) { reasons.Add(path + "/mimeType", CapRule.BadMimeType); }
        if (made.DerefUri is { } content && !System.Buffers.Text.Base64.IsValid(content)) { reasons.Add(path + "/derefUri", CapRule.BadDerefUri); }
        if (made.Digest is { } digest && (digest.Length != 40 || !digest.All(char.IsAsciiHexDigit))) { reasons.Add(path + "/digest", CapRule.BadDigest); }
        if (made is { DerefUri: null, Uri: { } uri } && !Uri.TryCreate(uri, UriKind.Absolute, out _)) { reasons.Add(path + "/uri", CapRule.NotAbsolute); }
        return made;
    }

    private CapArea Area(XElement area, string path)
    {
        var made = new CapArea
        {
            Description = Words(area, "areaDesc", path), Geocodes = Values(area, "geocode"), Altitude = DecimalOf(area, "altitude"), Ceiling = DecimalOf(area, "ceiling"),
            Polygons = [.. Each(area, "polygon", path).Select(p => CapPlaceText.Polygon(CapShape.TextOf(p.Element), p.Path, reasons)).OfType<IReadOnlyList<CapPoint>>()],
            Circles = [.. Each(area, "circle", path).Select(c => CapPlaceText.Circle(CapShape.TextOf(c.Element), c.Path, reasons)).OfType<CapCircle>()],
        };
        if (made is { Ceiling: not null, Altitude: null }) { reasons.Add(path + "/ceiling", CapRule.CeilingAlone); }
        if (made.Ceiling < made.Altitude) { reasons.Add(path + "/ceiling", CapRule.CeilingTooLow); }
        return made;
    }

    private List<CapReference> References(string? text)
    {
        var found = new List<CapReference>();
        foreach (var one in text?.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (one.Split(',') is [{ Length: > 0 } sender, { Length: > 0 } identifier, var sent] && CapTime.Find(sent) is { } at) { found.Add(new CapReference(sender, identifier, at)); }
            else { reasons.Add("alert/references", CapRule.BadReference); }
        }

        return found;
    }

    /// <summary>What names a message or its sender.</summary>
    private string Name(XElement alert, string element)
    {
        var name = TextOf(alert, element);
        if (name is null) { reasons.Add("alert/" + element, CapRule.Empty); }
        else if (name.Any(c => char.IsWhiteSpace(c) || c is ',' or '<' or '&')) { reasons.Add("alert/" + element, CapRule.BadIdentifier); }
        else if (name.Length > LongestName) { reasons.Add("alert/" + element, CapRule.TooLong); }
        return name ?? "";
    }

    private string Words(XElement parent, string element, string path)
    {
        var words = TextOf(parent, element);
        if (words is null) { reasons.Add($"{path}/{element}", CapRule.Empty); }
        return words ?? "";
    }

    private DateTimeOffset? TimeOf(XElement parent, string element, string path)
    {
        if (TextOf(parent, element)?.Trim(Blanks) is not { } text) { return null; }
        if (text.EndsWith("+00:00", StringComparison.Ordinal)) { reasons.Add(path, CapRule.UtcWritten); }
        return CapTime.Find(text);
    }

    private static decimal? DecimalOf(XElement parent, string element) =>
        TextOf(parent, element)?.Trim(Blanks) is { } text ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    private static List<CapValue> Values(XElement parent, string element) =>
        [.. parent.Elements(Cap + element).Select(v => new CapValue(CapShape.TextOf(v.Element(Cap + "valueName")!), CapShape.TextOf(v.Element(Cap + "value")!)))];

    /// <summary>Null where it says nothing: senders leave out what they have not, or leave it empty.</summary>
    private static string? TextOf(XElement parent, string element) => parent.Element(Cap + element) is { } found && CapShape.TextOf(found) is var text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static IEnumerable<(XElement Element, string Path)> Each(XElement parent, string element, string path) =>
        parent.Elements(Cap + element).Select((e, i) => (e, $"{path}/{element}[{Number(i + 1)}]"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
