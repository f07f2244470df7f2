namespace Wangge.Demo.Matters;

/// <summary>How many matters of which kind, and where the open ones stand.</summary>
/// <remarks>Source: DOMAIN 1, "this year's matters": 3,430 accepted, 3,380 finished.</remarks>
internal static class MatterCounts
{
    internal static readonly (string Kind, int Count)[] Kinds = [("service", 2252), ("dispute", 96), ("hazard", 312), ("news", 770)];

    internal static readonly (string Kind, string State, int Count)[] Open =
    [
        ("hazard", "handling", 8), ("hazard", "reported", 4), ("hazard", "verifying", 2), ("hazard", "to-file", 3), ("hazard", "to-dispatch", 4), ("hazard", "to-sign", 4),
        ("hazard", "suspended", 3), ("hazard", "to-check", 3), ("hazard", "to-close", 2),
        ("dispute", "reported", 1), ("dispute", "to-file", 1), ("dispute", "handed-on", 4),
        ("service", "reported", 3), ("service", "accepted", 4),
        ("news", "reported", 2), ("news", "edited", 2),
    ];

    internal const int Refused = 32;

    internal const int Merged = 41;
}
