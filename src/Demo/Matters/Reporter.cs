using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Who tells of a matter, and by which way.</summary>
/// <param name="Role">In the journal: <c>reporter</c> for residents and the hotline's callers.</param>
internal sealed record Reporter(string Kind, string Channel, string Role, int? Actor)
{
    internal static Reporter For(TypeWords type, int grid, SeededRandom chance)
    {
        double[] shares = type.Kind switch
        {
            // Grid worker, resident, hotline, patrol.
            "hazard" => [54, 26, 12, 8],
            "dispute" => [30, 46, 24, 0],
            "service" => [34, 56, 10, 0],
            _ => [1, 0, 0, 0],
        };
        return chance.PickIndex(shares) switch
        {
            0 => new("grid-worker", "field-app", "grid-worker", Cast.InGrid(grid, "grid-worker")),
            1 => new("resident", chance.Pick(["portal", "wechat", "wechat", "walk-in"]), "reporter", null),
            2 => new("hotline", "phone", "reporter", null),
            _ => new("patrol", "field-app", "patrol", Cast.InGrid(grid, "patrol")),
        };
    }
}
