namespace Wangge.Contracts.Areas;

/// <summary>Founds a district from nothing but a rectangle: one subdistrict and community of equal grids, until its real ones are drawn.</summary>
public interface ISquareGrids
{
    /// <summary>Why a rectangle or a size does not fit, in English; null where it does.</summary>
    string? WhyUnfit(SquareGridPlan plan);

    /// <summary>Stores the district's area, one subdistrict and one community, so that each level has its centre, and basic grids row by row from the north-west, which tile the rectangle exactly.</summary>
    /// <param name="plan">See there.</param>
    /// <returns>How many grids were made.</returns>
    /// <exception cref="ArgumentException">The rectangle or the size does not fit; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The district has areas already.</exception>
    Task<int> FoundAsync(SquareGridPlan plan, CancellationToken ct);
}

/// <summary>A rectangle cut into squares, as nearly as whole rows and columns allow.</summary>
/// <param name="West">WGS-84 degrees; the rectangle is at most 5° across and not over the 180th meridian.</param>
/// <param name="CellMetres">Length of a grid's side, 20 to 10,000; there are at most 100,000 grids.</param>
/// <param name="Code">Code of the district's area: letters and digits; default the district's own code.</param>
public sealed record SquareGridPlan(double West, double South, double East, double North, double CellMetres, string? Code = null);
