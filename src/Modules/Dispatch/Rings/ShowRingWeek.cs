using Wangge.Dispatch.Units;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Rings;

/// <summary>How far the promise is kept in each hour of a usual week; made anew at most each ten minutes.</summary>
/// <remarks>See <see cref="RingWeek"/>. Refuses with <c>dispatch.rings.no-roads</c>.</remarks>
internal static class ShowRingWeek
{
    public static readonly TimeSpan MeasureAgainAfter = TimeSpan.FromMinutes(10);

    /// <param name="Hours">168, from Monday, 0 to 1 o'clock by the district's clock.</param>
    public sealed record Response(DateTimeOffset MeasuredAt, IReadOnlyList<Hour> Hours);

    /// <param name="Day">0 Monday to 6 Sunday.</param>
    /// <param name="HourOfDay">0–23.</param>
    /// <param name="Units">On shift, with a post.</param>
    /// <param name="MetresShare">Of roads, 0 to 1.</param>
    /// <param name="PlacesShare">Of schools and other public places.</param>
    /// <param name="SchoolsShare">Of schools and kindergartens alone.</param>
    public sealed record Hour(int Day, int HourOfDay, int Units, double? MetresShare, double? PeopleShare, double? PlacesShare, double? SchoolsShare);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/rings/week", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ShowRingWeek));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        RingsNow rings, UnitPlaces units, DistrictScope scope, DistrictStates<Response> weeks, TimeProvider time, CancellationToken ct)
    {
        if (weeks.Peek(scope.District.Code) is { } known && time.GetUtcNow() - known.MeasuredAt < MeasureAgainAfter) { return TypedResults.Ok(known); }
        if (await rings.InputsAsync(ct) is not { } inputs) { return new Refused(RingRefusals.NoRoads); }
        var posted = (await units.ListAsync(ct)).Select(PostedUnit.Of).OfType<PostedUnit>().ToList();
        var hours = await Task.Run(() => RingWeek.Measure(inputs, posted, rings.LastGround, ct), ct);
        var week = new Response(time.GetUtcNow(), [.. hours.Select(ToHour)]);
        weeks.Swap(scope.District.Code, week);
        return TypedResults.Ok(week);
    }

    private static Hour ToHour(RingHour hour)
    {
        var share = RingShareView.Of(hour.Share);
        return new Hour(hour.Day, hour.Hour, hour.Units, share.MetresShare, share.PeopleShare, share.PlacesShare, share.SchoolsShare);
    }
}
