namespace Wangge.Demo;

/// <summary>What a demo district is made from.</summary>
/// <param name="Seed">The same seed and <paramref name="Now"/> give the same plan, byte for byte.</param>
/// <param name="Now">When the plan is made: matters run from the first of January of its year (UTC+8) to it, none later.</param>
public sealed record DemoOptions(int Seed, DateTimeOffset Now);
