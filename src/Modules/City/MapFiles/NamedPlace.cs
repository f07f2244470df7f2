using Wangge.City.Shapes;

namespace Wangge.City.MapFiles;

/// <summary>What a search of names finds.</summary>
/// <param name="Kind"><c>street</c>, <c>address</c>, or the kind of a label.</param>
internal sealed record NamedPlace(string Name, string? EnglishName, string Kind, WorldPoint At, MapBounds Bounds);

/// <summary>Something named near a place.</summary>
/// <param name="Name">Its address where it has one.</param>
/// <param name="Metres">On the ground; 0 inside.</param>
internal readonly record struct NearThing(MapLayer Layer, string Name, double Metres);
