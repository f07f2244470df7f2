using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Subscribing;

/// <summary>A circle on the ground, or an area that somebody drew. Pure.</summary>
/// <param name="Longitude">Of the centre; null for a ring.</param>
/// <param name="RadiusMetres">50 to 5,000; null for a ring.</param>
/// <param name="Ring">Corners as longitude and latitude, 3 to 100, not closed; null for a circle.</param>
internal sealed record SubscribedPlace(double? Longitude, double? Latitude, double? RadiusMetres, IReadOnlyList<double[]>? Ring)
{
    public const double LeastRadius = 50;
    public const double MostRadius = 5_000;
    private const double WidestDegrees = 0.3;

    /// <summary>Whether it is one or the other, whole, of a sound shape and no larger than a district.</summary>
    public bool IsSound => this switch
    {
        { Longitude: >= -180 and <= 180, Latitude: >= -85 and <= 85, RadiusMetres: >= LeastRadius and <= MostRadius, Ring: null } => true,
        { Longitude: null, Latitude: null, RadiusMetres: null, Ring: { Count: >= 3 and <= 100 } ring } =>
            ring.All(corner => corner is [>= -180 and <= 180, >= -85 and <= 85]) && Shape() is { IsEmpty: false } shape && new IsValidOp(shape).IsValid
            && shape.EnvelopeInternal is { Width: <= WidestDegrees, Height: <= WidestDegrees },
        _ => false,
    };

    /// <summary>Holds every place of it.</summary>
    public Neighbourhood Box()
    {
        if (Ring is null) { return Neighbourhood.Around(new GroundPoint(Longitude!.Value, Latitude!.Value), RadiusMetres!.Value); }
        var box = Shape().EnvelopeInternal;
        return new Neighbourhood(box.MinX, box.MinY, box.MaxX, box.MaxY);
    }

    public bool Covers(double longitude, double latitude) => Ring is null
        ? new GroundPoint(Longitude!.Value, Latitude!.Value).MetresTo(new GroundPoint(longitude, latitude)) <= RadiusMetres
        : Shape().Covers(new Point(longitude, latitude));

    private Polygon Shape() => new(new LinearRing([.. Ring!.Select(c => new Coordinate(c[0], c[1])), new Coordinate(Ring![0][0], Ring[0][1])]));
}
