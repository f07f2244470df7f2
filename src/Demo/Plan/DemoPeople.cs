namespace Wangge.Demo;

/// <summary>Someone who works, with a made-up name and a number that cannot be called (199-0000-0000 and on).</summary>
/// <param name="Post">Such as <c>grid-leader</c>, <c>chief</c>, <c>unit-handler</c>; <paramref name="PostName"/> in Chinese.</param>
/// <param name="Roles">Wire names of the roles of DOMAIN 5 that go with the post.</param>
/// <param name="ScopePath">The area at which the roles are held; for units the district.</param>
/// <param name="GridIndex">For the five posts of a grid.</param>
/// <param name="CentreIndex">For the people of a centre.</param>
/// <param name="UnitIndex">For the people of a unit.</param>
public sealed record DemoStaff(
    Guid Id, string Name, string Phone, string Post, string PostName, IReadOnlyList<string> Roles, string ScopePath, int? GridIndex, int? CentreIndex, int? UnitIndex);

/// <summary>A responsible unit (责任单位).</summary>
/// <param name="Code">Such as <c>U07</c>.</param>
/// <param name="Key">Stable wire name, such as <c>water</c> or <c>office-211403001</c>.</param>
/// <param name="AreaPath">The area that it answers for.</param>
public sealed record DemoUnit(Guid Id, string Code, string Key, string Name, string AreaPath, int LeaderIndex, IReadOnlyList<int> HandlerIndexes);
