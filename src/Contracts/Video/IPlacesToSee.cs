using NetTopologySuite.Geometries;

namespace Wangge.Contracts.Video;

/// <summary>Public places that a camera should have in sight, of one module's list. Each module that keeps such a list answers. Asked in a scope of the district.</summary>
/// <remarks>Never a dwelling, nor a place that stands for one person. Source: RIGHTS, "Cameras".</remarks>
public interface IPlacesToSee
{
    /// <summary>Names the list: <c>premises</c>, <c>must-check</c>, <c>alarm-devices</c> or <c>crossings</c>.</summary>
    string List { get; }

    /// <summary>Those that stand, in an order that stays.</summary>
    /// <param name="most">1–10,000.</param>
    Task<IReadOnlyList<PlaceToSee>> ListAsync(int most, CancellationToken ct);
}

/// <param name="Id">The same at each call.</param>
/// <param name="Kind"><c>school</c>, <c>kindergarten</c>, <c>hospital</c>, <c>market</c>, <c>crowded</c>, <c>transport</c>, <c>crossing</c>, <c>water</c>, <c>gas</c>, <c>power</c>, <c>bank</c>, <c>works</c> or <c>other</c>.</param>
/// <param name="Name">Null where it has none, as some crossings.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
/// <param name="Outline">Its ground in degrees; null for a point.</param>
public sealed record PlaceToSee(Guid Id, string Kind, string? Name, double Longitude, double Latitude, Geometry? Outline = null);
