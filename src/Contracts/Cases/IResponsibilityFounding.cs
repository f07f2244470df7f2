namespace Wangge.Contracts.Cases;

/// <summary>Says for a new district which unit answers for what. Asked in a scope of the district.</summary>
public interface IResponsibilityFounding
{
    /// <summary>Adds those that are missing; a pattern that an area has already stays as it is.</summary>
    Task FoundAsync(IReadOnlyList<PlannedResponsibility> planned, CancellationToken ct);
}

/// <param name="TypePattern">A type's key, a class as <c>class:06</c>, or <c>*</c>.</param>
/// <param name="AreaPath">Such as <c>/211403/211403001/</c>.</param>
public sealed record PlannedResponsibility(string TypePattern, string AreaPath, Guid UnitId);
