using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions;

/// <summary>Where units last said that they are, from memory: of several sources the newest counts. Asked in a scope of the district.</summary>
internal sealed class UnitPositions(DistrictScope scope, LivePictures pictures)
{
    /// <summary>Units of which something is known; at most one place a unit.</summary>
    public async ValueTask<IReadOnlyList<UnitPosition>> ListAsync(CancellationToken ct) =>
        [.. (await pictures.GetAsync(scope.District.Code)).Dots.Where(d => d.IsUnit).Select(UnitPosition.Of)];
}

/// <summary>Where a unit is.</summary>
/// <param name="At">When its source says that it was there.</param>
/// <param name="IsStale">Nothing newer was heard for a while.</param>
internal sealed record UnitPosition(Guid UnitId, double Longitude, double Latitude, DateTimeOffset At, double? SpeedMetresPerSecond, double? BearingDegrees, bool IsStale)
{
    public static UnitPosition Of(LiveDot dot) =>
        new(dot.Id, dot.Fix.Longitude, dot.Fix.Latitude, dot.Fix.At, dot.Fix.SpeedMetresPerSecond, dot.Fix.BearingDegrees, dot.IsStale);
}
