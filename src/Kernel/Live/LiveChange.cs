namespace Wangge.Kernel.Live;

/// <summary>One change that consoles are told of: enough to know whether it concerns them, and to load it anew.</summary>
/// <param name="Topic">What it is about, such as <c>cases</c>.</param>
/// <param name="Kind">What happened, as a code.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="AreaPath">Where; consoles see their own areas only.</param>
/// <param name="UnitIds">Units that have it.</param>
/// <param name="Facts">A few codes and ids by name, such as <c>state</c>; never words or persons.</param>
[GenerateSerializer]
[Alias("wangge.live-change")]
public sealed record LiveChange(
    [property: Id(0)] string Topic,
    [property: Id(1)] string Kind,
    [property: Id(2)] Guid SubjectId,
    [property: Id(3)] string? AreaPath,
    [property: Id(4)] Guid[] UnitIds,
    [property: Id(5)] Dictionary<string, string> Facts);

/// <summary>A change with its number in its topic; numbers grow by one.</summary>
[GenerateSerializer]
[Alias("wangge.numbered-change")]
public sealed record NumberedChange([property: Id(0)] long Version, [property: Id(1)] LiveChange Change);
