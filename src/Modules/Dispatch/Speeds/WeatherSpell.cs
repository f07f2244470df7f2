namespace Wangge.Dispatch.Speeds;

/// <summary>What the weather is, as somebody said, until the end of that day; the last one said holds.</summary>
internal sealed class WeatherSpell
{
    public long Seq { get; set; }

    /// <summary>The client's id of the act (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the table's weathers.</summary>
    public required string Weather { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive: midnight by the district's clock.</summary>
    public required DateTimeOffset Until { get; init; }

    public required Guid ActorId { get; init; }

    public bool HoldsAt(DateTimeOffset at) => at >= From && at < Until;
}
