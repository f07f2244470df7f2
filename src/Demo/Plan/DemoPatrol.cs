namespace Wangge.Demo;

/// <summary>A patrol that is sent as one (DOMAIN 1, "patrols": armed, station and community patrols).</summary>
/// <param name="Code">Such as <c>P07</c>.</param>
/// <param name="Kind"><c>car</c>, <c>motorcycle</c> or <c>foot</c>.</param>
/// <param name="AreaPath">The area that it belongs to.</param>
/// <param name="CrewIndexes">Patrols of the grids, in <see cref="DemoPlan.Staff"/>; each in one patrol at most.</param>
/// <param name="Skills">Codes, such as <c>first-aid</c>.</param>
/// <param name="Longitude">Of its post, WGS-84.</param>
public sealed record DemoPatrol(
    Guid Id, string Code, string Name, string Kind, string AreaPath, IReadOnlyList<int> CrewIndexes, IReadOnlyList<string> Skills, double Longitude, double Latitude);
