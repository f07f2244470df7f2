namespace Wangge.Doors.Cap;

/// <summary>One message of the Common Alerting Protocol 1.2, as it says itself; what is empty in it is null or an empty list. Names and order are the standard's. Source: OASIS CAP 1.2, 3.2.</summary>
internal sealed record CapMessage
{
    public const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";

    public const string MediaType = "application/cap+xml";

    public required string Identifier { get; init; }

    public required string Sender { get; init; }

    public required DateTimeOffset Sent { get; init; }

    public required CapStatus Status { get; init; }

    public required CapMessageType Type { get; init; }

    public string? Source { get; init; }

    public required CapScope Scope { get; init; }

    public string? Restriction { get; init; }

    public string? Addresses { get; init; }

    public IReadOnlyList<string> Codes { get; init; } = [];

    public string? Note { get; init; }

    public IReadOnlyList<CapReference> References { get; init; } = [];

    public string? Incidents { get; init; }

    public IReadOnlyList<CapInfo> Infos { get; init; } = [];

    /// <summary>By which others speak of it.</summary>
    public CapReference Reference => new(Sender, Identifier, Sent);
}

/// <summary>The member's name is the standard's.</summary>
internal enum CapStatus
{
    Actual,
    Exercise,
    System,
    Test,
    Draft,
}

/// <inheritdoc cref="CapStatus"/>
internal enum CapMessageType
{
    Alert,
    Update,
    Cancel,
    Ack,
    Error,
}

/// <inheritdoc cref="CapStatus"/>
internal enum CapScope
{
    Public,
    Restricted,
    Private,
}

/// <summary>What names a message in the world.</summary>
internal readonly record struct CapReference(string Sender, string Identifier, DateTimeOffset Sent)
{
    public override string ToString() => $"{Sender},{Identifier},{CapTime.Write(Sent)}";
}

/// <summary>What is said in one language, or of one part of the event.</summary>
internal sealed record CapInfo
{
    public const string DefaultLanguage = "en-US";

    public string Language { get; init; } = DefaultLanguage;

    public required IReadOnlyList<string> Categories { get; init; }

    public required string Event { get; init; }

    public IReadOnlyList<string> ResponseTypes { get; init; } = [];

    public required string Urgency { get; init; }

    public required string Severity { get; init; }

    public required string Certainty { get; init; }

    public string? Audience { get; init; }

    public IReadOnlyList<CapValue> EventCodes { get; init; } = [];

    public DateTimeOffset? Effective { get; init; }

    public DateTimeOffset? Onset { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public string? SenderName { get; init; }

    public string? Headline { get; init; }

    public string? Description { get; init; }

    public string? Instruction { get; init; }

    public string? Web { get; init; }

    public string? Contact { get; init; }

    public IReadOnlyList<CapValue> Parameters { get; init; } = [];

    public IReadOnlyList<CapResource> Resources { get; init; } = [];

    public IReadOnlyList<CapArea> Areas { get; init; } = [];
}

internal sealed record CapValue(string Name, string Value);

/// <param name="Size">Bytes.</param>
/// <param name="DerefUri">The content itself, in Base64.</param>
internal sealed record CapResource(string Description, string MimeType, long? Size, string? Uri, string? DerefUri, string? Digest);

internal sealed record CapArea
{
    public required string Description { get; init; }

    /// <summary>Each closed: the last point is the first.</summary>
    public IReadOnlyList<IReadOnlyList<CapPoint>> Polygons { get; init; } = [];

    public IReadOnlyList<CapCircle> Circles { get; init; } = [];

    public IReadOnlyList<CapValue> Geocodes { get; init; } = [];

    /// <summary>Feet above mean sea level.</summary>
    public decimal? Altitude { get; init; }

    /// <summary>Feet above mean sea level, not below <see cref="Altitude"/>.</summary>
    public decimal? Ceiling { get; init; }
}

/// <summary>WGS-84 degrees.</summary>
internal readonly record struct CapPoint(double Latitude, double Longitude);

/// <param name="RadiusKilometres">0 and more.</param>
internal readonly record struct CapCircle(CapPoint Centre, double RadiusKilometres);
