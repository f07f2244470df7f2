using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>What nobody reaches in time, street by street: how long, how many live there, and when the first unit would be there; the most people first.</summary>
/// <remarks>Roads without a name are taken together by grid. Refuses with <c>dispatch.rings.*</c>.</remarks>
internal static class ListUnreached
{
    /// <param name="Name">Of the street; null for roads without one.</param>
    /// <param name="Grid">Name of the grid of its longest part, or null.</param>
    /// <param name="ZoneMinutes">The strictest of its parts.</param>
    /// <param name="Metres">Not reached in time.</param>
    /// <param name="FirstAfterSeconds">The least of its parts; null where none is reached within the hour.</param>
    /// <param name="LastAfterSeconds">The most of its parts; null where one of them is not reached within the hour.</param>
    /// <param name="Longitude">In its longest part.</param>
    public sealed record Street(
        string? Name, string? Grid, string Kind, int ZoneMinutes, double Metres, double People, int? FirstAfterSeconds, int? LastAfterSeconds, double Longitude, double Latitude);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/rings/unreached", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ListUnreached));

    /// <param name="search">A part of the street's or the grid's name.</param>
    /// <param name="after">What the page before gave as <c>next</c>; only of the same measuring.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<Street>>, Refused>> Handle([MaxLength(60)] string? search, string? after, int? size, RingsNow rings, CancellationToken ct)
    {
        if (await rings.FindAsync(ct) is not { } state) { return new Refused(RingRefusals.NoRoads); }
        var (skip, number) = (0, state.Number);
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var bookmark) || bookmark.Value < 0 || bookmark.Value > int.MaxValue || bookmark.Seq != number) { return new Refused(RingRefusals.BadPage); }
            skip = (int)bookmark.Value;
        }

        var most = PageSize.Clamp(size);
        var streets = state.Streets.Where(s => string.IsNullOrWhiteSpace(search) || s.Name?.Contains(search.Trim()) == true || s.Grid?.Contains(search.Trim()) == true).Skip(skip).Take(most + 1).Select(ToView).ToList();
        return TypedResults.Ok(new Page<Street>([.. streets.Take(most)], streets.Count > most ? new Bookmark(skip + most, number).ToString() : null));
    }

    private static Street ToView(UnreachedStreet street) => new(
        street.Name, street.Grid, street.Zone.Kind, street.Zone.Minutes, Math.Round(street.Metres), Math.Round(street.People), Seconds(street.FirstMilliseconds), Seconds(street.LastMilliseconds),
        Math.Round(street.At.X, 6), Math.Round(street.At.Y, 6));

    private static int? Seconds(int milliseconds) => milliseconds == Coverage.Unreached ? null : milliseconds / 1000;
}
