using Wangge.Contracts.Areas;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's land and people as the areas module founds them.</summary>
internal static class DemoAreas
{
    private static readonly DateOnly Edition = new(2016, 1, 1);

    public static AreaPlan Of(DemoPlan plan) => new()
    {
        Divisions = [.. plan.Divisions.Select(d => new PlannedDivision(d.Id, d.Code12, d.Name, ParentOf(plan, d), d.Kind, Edition))],
        Areas =
        [
            .. plan.Divisions.Select(d => new PlannedArea(d.Id, d.Code, d.Name, d.AreaPath, LevelOf(d), null, d.Outline, null)),
            .. plan.Grids.Select(g => new PlannedArea(g.Id, g.Code, g.Name, g.AreaPath, "basic", g.UnitCellCode, g.Outline, LedgerOf(g.Ledger))),
        ],
        Centres =
        [
            .. plan.Centres.Select(c => new PlannedCentre(
                c.Id, c.Code, c.Name, c.Level == "subdistrict" ? "sub-centre" : c.Level, c.AreaPath, c.Address, c.Phone, c.Longitude, c.Latitude)),
        ],
        Units = [.. plan.Units.Select(u => new PlannedUnit(u.Id, u.Code, u.Name, u.AreaPath))],
        Postings =
        [
            .. plan.Staff.Where(s => s.GridIndex is not null).Select(s => new PlannedPosting(
                Contracts.Cases.PastStep.IdAfter(s.Id, 1), s.Id, plan.Grids[s.GridIndex!.Value].Id, s.Post)),
        ],
        Premises = [.. Buildings(plan), .. Shops(plan), .. Places(plan)],
        Streets = [.. plan.Streets.Select(s => new PlannedStreet(s.Id, s.Name, s.Class, s.Line))],
    };

    private static string ParentOf(DemoPlan plan, DemoDivision division) =>
        division.ParentCode.Length == 0 ? "" : plan.Divisions.First(d => d.Code == division.ParentCode).Code12;

    private static string LevelOf(DemoDivision division) => division.Code.Length switch
    {
        6 => "district",
        9 => "subdistrict",
        _ => "community",
    };

    private static PlannedLedger LedgerOf(DemoLedger l) => new(l.Resident, l.Temporary, l.Households, l.Buildings, l.Shops, l.HouseholdsInDifficulty);

    private static IEnumerable<PlannedPremise> Buildings(DemoPlan plan) => plan.Buildings.Select(b => new PlannedPremise(
        b.Id, "building", b.Name, b.Address, plan.Grids[b.GridIndex].Id, b.Longitude, b.Latitude, b.Footprint, b.Floors, b.Use));

    private static IEnumerable<PlannedPremise> Shops(DemoPlan plan) => plan.Shops.Select(s => new PlannedPremise(
        s.Id, "shop", s.Name, s.Address, plan.Grids[s.GridIndex].Id, s.Longitude, s.Latitude, null, null, s.Kind));

    private static IEnumerable<PlannedPremise> Places(DemoPlan plan) => plan.Places.Select(p => new PlannedPremise(
        p.Id, p.Kind, p.Name, p.Address, plan.Grids[p.GridIndex].Id, p.Longitude, p.Latitude, p.Outline, null, null));
}
