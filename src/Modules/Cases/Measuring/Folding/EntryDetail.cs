using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>What measures read of an entry's data, whatever its action; the rest is passed over.</summary>
internal sealed record EntryDetail
{
    private static readonly EntryDetail Nothing = new();

    public IReadOnlyList<ClockDetail>? Clocks { get; init; }

    public OpeningDetail? Opening { get; init; }

    public Guid? LeadUnitId { get; init; }

    public Guid? OtherCaseId { get; init; }

    /// <value>Wire name of <see cref="CaseCallBack"/>.</value>
    public string? Outcome { get; init; }

    public int? Stars { get; init; }

    public Guid? TypeId { get; init; }

    public PlaceDetail? Place { get; init; }

    public static EntryDetail Read(string data) =>
        data.Length <= 2 ? Nothing : JsonSerializer.Deserialize(data, EntryJson.Default.EntryDetail) ?? Nothing;
}

/// <param name="Kind">Wire name of <see cref="CaseClockKind"/>.</param>
internal sealed record ClockDetail(string Kind, Guid? UnitId, DateTimeOffset DueAt, bool? OnTime);

/// <param name="Flow">Wire name of <see cref="CaseFlow"/>.</param>
internal sealed record OpeningDetail(string Flow, Guid TypeId, PlaceDetail Place, Guid? FollowsId);

internal sealed record PlaceDetail(string AreaPath, double? Longitude, double? Latitude);

/// <summary>Reads by generated code: a year of journal is a million of these.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(MatterFacts))]
internal sealed partial class EntryJson : JsonSerializerContext;
