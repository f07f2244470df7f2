using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wangge.Doors.Cap.Judging;

/// <summary>Which elements a message has, in which order, how often, and what their text may be: what the schema of the standard says, in our own words. Pure.</summary>
internal static partial class CapShape
{
    private const int Any = int.MaxValue;
    private const string Signatures = "http://www.w3.org/2000/09/xmldsig#";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XNamespace Cap = CapMessage.Namespace;

    private static readonly Part NamedValue = Group("", 0, Any, Text("valueName", 1), Text("value", 1));

    private static readonly Part Resource = Group(
        "resource", 0, Any, Text("resourceDesc", 1), Text("mimeType", 1), Of("size", 0, IsWhole, CapRule.Number), Of("uri", 0, IsAddress, CapRule.Address), Text("derefUri", 0), Text("digest", 0));

    private static readonly Part Area = Group(
        "area", 0, Any, Text("areaDesc", 1), Text("polygon", 0, Any), Text("circle", 0, Any), NamedValue with { Name = "geocode" }, Of("altitude", 0, IsDecimal, CapRule.Number),
        Of("ceiling", 0, IsDecimal, CapRule.Number));

    private static readonly Part Info = Group(
        "info", 0, Any,
        Of("language", 0, text => LanguageCode().IsMatch(text), CapRule.Language),
        OneOf("category", 1, Any, "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other"),
        Text("event", 1),
        OneOf("responseType", 0, Any, "Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"),
        OneOf("urgency", 1, 1, "Immediate", "Expected", "Future", "Past", "Unknown"),
        OneOf("severity", 1, 1, "Extreme", "Severe", "Moderate", "Minor", "Unknown"),
        OneOf("certainty", 1, 1, "Observed", "Likely", "Possible", "Unlikely", "Unknown"),
        Text("audience", 0), NamedValue with { Name = "eventCode" }, Time("effective", 0), Time("onset", 0), Time("expires", 0), Text("senderName", 0), Text("headline", 0), Text("description", 0),
        Text("instruction", 0), Of("web", 0, IsAddress, CapRule.Address), Text("contact", 0), NamedValue with { Name = "parameter" }, Resource, Area);

    private static readonly Part Alert = Group(
        "alert", 1, 1,
        Text("identifier", 1), Text("sender", 1), Time("sent", 1), OneOf("status", 1, 1, Enum.GetNames<CapStatus>()), OneOf("msgType", 1, 1, Enum.GetNames<CapMessageType>()), Text("source", 0),
        OneOf("scope", 1, 1, Enum.GetNames<CapScope>()), Text("restriction", 0), Text("addresses", 0), Text("code", 0, Any), Text("note", 0), Text("references", 0), Text("incidents", 0), Info);

    /// <summary>What the text of an element is, without those of elements below it.</summary>
    public static string TextOf(XElement element) => string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value));

    /// <param name="alert">The first element, of CAP 1.2.</param>
    public static void Check(XElement alert, CapReasons reasons) => Check(alert, Alert, "alert", reasons);

    private static void Check(XElement element, Part part, string path, CapReasons reasons)
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.NamespaceName != SchemaInstance)) { reasons.Add($"{path}/@{attribute.Name.LocalName}", CapRule.Attribute); }
        if (part.Parts.Count == 0)
        {
            if (element.HasElements) { reasons.Add(path, CapRule.NotText); }
            else if (part.Fits is { } fits && !fits(TextOf(element))) { reasons.Add(path, part.Rule!); }
            return;
        }

        if (element.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value))) { reasons.Add(path, CapRule.TextBetween); }
        CheckParts(element, part, path, reasons);
    }

    private static void CheckParts(XElement element, Part part, string path, CapReasons reasons)
    {
        var (counts, farthest, isSigned) = (new int[part.Parts.Count], 0, false);
        foreach (var child in element.Elements())
        {
            if (ReferenceEquals(part, Alert) && child.Name.NamespaceName == Signatures)
            {
                isSigned = true;
                continue;
            }

            var at = child.Name.Namespace == Cap ? part.IndexOf(child.Name.LocalName) : -1;
            if (at < 0)
            {
                reasons.Add($"{path}/{child.Name.LocalName}", CapRule.Unknown);
                continue;
            }

            var (wanted, count) = (part.Parts[at], ++counts[at]);
            var childPath = wanted.Most == 1 && count == 1 ? $"{path}/{wanted.Name}" : $"{path}/{wanted.Name}[{count.ToString(CultureInfo.InvariantCulture)}]";
            if (at < farthest || isSigned) { reasons.Add(childPath, CapRule.OutOfOrder); }
            if (count > wanted.Most) { reasons.Add(childPath, CapRule.TooMany); }
            farthest = Math.Max(farthest, at);
            Check(child, wanted, childPath, reasons);
        }

        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] < part.Parts[at].Least) { reasons.Add($"{path}/{part.Parts[at].Name}", CapRule.Missing); }
        }
    }

    private static Part Group(string name, int least, int most, params Part[] parts) => new(name, least, most, null, null, parts);

    private static Part Text(string name, int least, int most = 1) => new(name, least, most, null, null, []);

    private static Part Of(string name, int least, Func<string, bool> fits, CapRule rule) => new(name, least, 1, text => fits(Collapsed(text)), rule, []);

    private static Part Time(string name, int least) => Of(name, least, text => CapTime.Find(text) is not null, CapRule.Time);

    private static Part OneOf(string name, int least, int most, params string[] values) => new(name, least, most, values.Contains, CapRule.NoSuchValue, []);

    /// <summary>As XML's white space is taken away around what is no text: blanks, tabs and ends of lines.</summary>
    private static string Collapsed(string text) => text.Trim(' ', '\t', '\r', '\n');

    private static bool IsWhole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsDecimal(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static bool IsAddress(string text) => text.Length == 0 || Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _);

    [GeneratedRegex(@"^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageCode();

    /// <param name="Fits">Whether its text may be so; null: any.</param>
    /// <param name="Parts">Empty: it holds text.</param>
    private sealed record Part(string Name, int Least, int Most, Func<string, bool>? Fits, CapRule? Rule, IReadOnlyList<Part> Parts)
    {
        public int IndexOf(string name)
        {
            for (var at = 0; at < Parts.Count; at++)
            {
                if (Parts[at].Name == name) { return at; }
            }

            return -1;
        }
    }
}
