namespace Wangge.Doors.Cap;

/// <summary>How this house speaks CAP; section <c>Cap</c> of the configuration.</summary>
internal sealed class CapOptions
{
    /// <summary>Who sends, worldwide the only one of this name; <c>{district}</c> becomes the district's code. No spaces, commas, &lt; or &amp;.</summary>
    public string Sender { get; set; } = "{district}@wangge";

    /// <summary>Who may read our messages, in words.</summary>
    public string Restriction { get; set; } = "仅限应急处置单位使用，不得公开 For emergency services only, not for publication";

    /// <summary>Networks that peers may stand in, such as <c>10.20.0.0/16</c>. Loopback, link-local and public addresses only where a network here holds them.</summary>
    /// <value>Default: the private networks of IPv4 and IPv6.</value>
    public IReadOnlyList<string> Networks { get; set; } = [];

    /// <summary>How long a peer may take for one message.</summary>
    /// <value>Seconds, default 5; 1–30.</value>
    public double TimeoutSeconds { get; set; } = 5;

    /// <summary>How long messages are kept after a chain's last one, or after they came.</summary>
    /// <value>Days, default 365; 30–3,650.</value>
    public int KeptDays { get; set; } = 365;

    /// <summary>What our messages say of an alarm by the class of its device; what is configured goes before the house's own. <c>none</c>: no device.</summary>
    public Dictionary<string, CapClass> Classes { get; set; } = new(StringComparer.Ordinal)
    {
        ["school"] = new("Security", "Severe", "学校一键报警", "One-key alarm of a school"),
        ["kindergarten"] = new("Security", "Severe", "幼儿园一键报警", "One-key alarm of a kindergarten"),
        ["hospital"] = new("Security", "Severe", "医院一键报警", "One-key alarm of a hospital"),
        ["bank"] = new("Security", "Severe", "银行一键报警", "One-key alarm of a bank"),
        ["station"] = new("Security", "Severe", "车站一键报警", "One-key alarm of a station"),
        ["other"] = new("Security", "Moderate", "一键报警", "One-key alarm"),
        ["none"] = new("Safety", "Unknown", "报警", "Alarm"),
    };

    /// <summary>Whether these can be meant.</summary>
    public bool IsFit() =>
        Sender.Length is > 0 and <= 100 && !Sender.Any(c => char.IsWhiteSpace(c) || c is ',' or '<' or '&') && !string.IsNullOrWhiteSpace(Restriction)
        && Networks.All(n => System.Net.IPNetwork.TryParse(n, out _)) && TimeoutSeconds is >= 1 and <= 30 && KeptDays is >= 30 and <= 3_650 && Classes.ContainsKey("none");
}

/// <summary>What a message says of a class of devices.</summary>
internal sealed class CapClass
{
    // For the configuration, which fills it.
    public CapClass()
    {
    }

    public CapClass(string category, string severity, string chinese, string english) => (Category, Severity, Chinese, English) = (category, severity, chinese, english);

    /// <summary>A category of the standard.</summary>
    public string Category { get; set; } = "Other";

    /// <summary>A severity of the standard, until more is known.</summary>
    public string Severity { get; set; } = "Unknown";

    /// <summary>What the event is called.</summary>
    public string Chinese { get; set; } = "报警";

    /// <inheritdoc cref="Chinese"/>
    public string English { get; set; } = "Alarm";
}
