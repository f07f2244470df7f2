using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Closures;

/// <summary>Why a road is closed and for whom; wire names.</summary>
internal static class ClosureCodes
{
    /// <summary>积水, 施工, 火情, 燃气泄漏, 活动, 其他</summary>
    public static readonly string[] Reasons = ["flood", "works", "fire", "gas", "event", "other"];

    /// <summary>Cars that are not the house's own: units pass, and no way of theirs leads round.</summary>
    public const string Public = "public";

    /// <summary>Cars, who walks, both, the public's cars.</summary>
    public static readonly string[] Whom = ["car", "foot", "all", Public];

    public static bool Concerns(string whom, RoadMode mode) => whom == "all" || (mode == RoadMode.Car ? whom is "car" or Public : whom == "foot");
}
