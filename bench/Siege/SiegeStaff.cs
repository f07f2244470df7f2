using Wangge.Kernel.Access;

namespace Wangge.Bench.Siege;

/// <summary>Who brings a matter to its end: the desk, the unit that handles it, and another who checks.</summary>
/// <param name="Desk">Bearer token of who takes in, files, dispatches and closes.</param>
/// <param name="Handler">Of the unit's handler.</param>
/// <param name="Checker">Of a grid worker who is not the handler.</param>
internal sealed record SiegeStaff(string Desk, string Handler, string Checker, Guid UnitId)
{
    public static async Task<SiegeStaff> HireAsync(BenchHome home) => new(
        home.Token,
        await home.AddStaffAsync(new HeldRole("unit-handler", null, home.UnitId)),
        await home.AddStaffAsync(new HeldRole("grid-worker", $"/{BenchHome.DistrictCode}/", null)),
        home.UnitId);

    public string For(string act) => act switch
    {
        "sign" or "feed-back" => Handler,
        "pass-check" => Checker,
        _ => Desk,
    };
}
