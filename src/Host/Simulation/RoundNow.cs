using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>A round as the server tells its walker of it.</summary>
/// <param name="DueAt">Hits from here on are late.</param>
/// <param name="ClosesAt">Hits from here on do not count.</param>
/// <param name="Points">In the plan's order.</param>
internal sealed record RoundNow(Guid Id, string Plan, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt, IReadOnlyList<PointNow> Points)
{
    public bool IsOpen(DateTimeOffset now) => OpensAt <= now && now < ClosesAt;

    public static RoundNow Read(JsonElement round) => new(
        round.GetProperty("roundId").GetGuid(), round.GetProperty("plan").GetString()!, round.GetProperty("opensAt").GetDateTimeOffset(), round.GetProperty("dueAt").GetDateTimeOffset(),
        round.GetProperty("closesAt").GetDateTimeOffset(), [.. round.GetProperty("points").EnumerateArray().Select(PointNow.Read)]);
}

/// <summary>A point of a round.</summary>
/// <param name="Ways">What is asked there: <c>position</c>, <c>code</c>, <c>photo</c>.</param>
/// <param name="Dwell">How long one must stay.</param>
internal sealed record PointNow(Guid Id, double Longitude, double Latitude, IReadOnlyList<string> Ways, TimeSpan Dwell, bool IsHit)
{
    public static PointNow Read(JsonElement point) => new(
        point.GetProperty("pointId").GetGuid(), point.GetProperty("longitude").GetDouble(), point.GetProperty("latitude").GetDouble(),
        [.. point.GetProperty("ways").EnumerateArray().Select(w => w.GetString()!)], TimeSpan.FromSeconds(point.GetProperty("dwellSeconds").GetInt32()),
        point.GetProperty("hitAt").ValueKind != JsonValueKind.Null);
}
