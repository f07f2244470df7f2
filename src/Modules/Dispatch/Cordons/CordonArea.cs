using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Dispatch.Zones;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Cordons;

/// <summary>What is to be closed off, and how far around it posts may stand.</summary>
/// <param name="Longitude">Of the middle, with a radius; WGS-84 degrees.</param>
/// <param name="RadiusMetres">20–5,000; null with an edge.</param>
/// <param name="Edge">GeoJSON polygon or multipolygon; null with a radius.</param>
/// <param name="MarginMetres">100–3,000: posts stand at most so far outside.</param>
/// <param name="Way"><c>both</c>: nobody in or out; <c>in</c>: nobody in, who is inside may leave.</param>
public sealed record CordonArea(
    [Range(-180, 180)] double? Longitude = null, [Range(-90, 90)] double? Latitude = null, [Range(20, 5_000)] double? RadiusMetres = null, JsonElement? Edge = null,
    [Range(100, 3_000)] double MarginMetres = 600, [MaxLength(10)] string Way = "both")
{
    private const int CornersAQuarter = 8;
    private const double MostAcrossMetres = 15_000;

    internal CordonWay? HeldUp => Way switch { "both" => CordonWay.Both, "in" => CordonWay.In, _ => null };

    /// <summary>Reads it; refuses with <c>geojson.*</c>, <c>dispatch.shape-unfit</c> or <c>dispatch.cordon.bad-area</c>.</summary>
    internal Refusal? TryRead(out Geometry? inner, out Geometry? outer)
    {
        (inner, outer) = (null, null);
        if (HeldUp is null || Edge is null == (RadiusMetres is null) || RadiusMetres is null != (Longitude is null) || Longitude is null != (Latitude is null)) { return CordonRefusals.BadArea; }
        if (Edge is { } drawn && Shapes.TryReadArea(drawn, out inner) is { } unfit) { return unfit; }
        if (RadiusMetres is { } radius) { inner = new LocalPlane(Longitude!.Value, Latitude!.Value).ToDegrees(new Point(0, 0).Buffer(radius, CornersAQuarter)); }
        var box = inner!.EnvelopeInternal;
        if (Metres.Nearby(box.MinX, box.MinY, box.MaxX, box.MaxY) > MostAcrossMetres) { return CordonRefusals.BadArea; }
        var plane = LocalPlane.Around(box);
        outer = plane.ToDegrees(plane.ToMetres(inner).Buffer(MarginMetres, CornersAQuarter));
        return null;
    }
}
