namespace Wangge.Demo.Town;

/// <summary>A street while the town is being drawn.</summary>
/// <param name="Nodes">Nodes of the web, from one end to the other.</param>
internal sealed record StreetDraft(string Class, bool IsUrban, string Within, List<int> Nodes)
{
    internal string? Name { get; set; }

    internal int? GridIndex { get; init; }

    /// <summary>From kerb to kerb with pavements, metres.</summary>
    internal double WidthMetres => Class switch
    {
        StreetClass.Arterial => 36,
        StreetClass.Secondary => 24,
        StreetClass.Residential => 14,
        _ => 6,
    };
}

/// <summary>Wire names of street classes.</summary>
internal static class StreetClass
{
    internal const string Arterial = "arterial";
    internal const string Secondary = "secondary";
    internal const string Residential = "residential";
    internal const string Lane = "lane";
}
