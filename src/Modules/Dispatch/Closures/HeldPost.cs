namespace Wangge.Dispatch.Closures;

/// <summary>Where people hold a closure: of a cordon as it was accepted, kept with it, so that units can be sent there.</summary>
/// <param name="Number">From 1, as on the plan.</param>
/// <param name="Kind"><c>road</c> or <c>junction</c>.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Streets">Names of the roads that are held there.</param>
/// <param name="People">That hold it.</param>
public sealed record HeldPost(int Number, string Kind, double Longitude, double Latitude, IReadOnlyList<string> Streets, int People);
