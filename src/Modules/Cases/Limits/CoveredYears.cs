namespace Wangge.Cases.Limits;

/// <summary>The calendar years, half-open, whose holidays a calendar knows.</summary>
/// <param name="From">First year that is known.</param>
/// <param name="Until">First year that is not known any more.</param>
internal readonly record struct CoveredYears(int From, int Until)
{
    public bool Contains(int year) => year >= From && year < Until;
}
