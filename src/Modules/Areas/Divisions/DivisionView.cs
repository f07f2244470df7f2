namespace Wangge.Areas.Divisions;

/// <summary>A division in one span of editions.</summary>
/// <param name="Code">12 digits.</param>
/// <param name="ParentCode">12 digits, or empty.</param>
/// <param name="ValidFrom">First edition that has it so.</param>
/// <param name="ValidTo">First edition that no longer has it so; null while it stands.</param>
public sealed record DivisionView(Guid Id, string Code, string Name, string ParentCode, string Kind, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> SuccessorCodes)
{
    internal static DivisionView Of(Division d) => new(d.Id, d.Code, d.Name, d.ParentCode, d.Kind, d.ValidFrom, d.ValidTo, d.SuccessorCodes);
}

/// <summary>Divisions as queries.</summary>
internal static class DivisionSpans
{
    /// <summary>Those that stand on a day: <c>[ValidFrom, ValidTo)</c>.</summary>
    public static IQueryable<Division> On(this IQueryable<Division> divisions, DateOnly day) => divisions.Where(d => d.ValidFrom <= day && (d.ValidTo == null || d.ValidTo > day));
}
