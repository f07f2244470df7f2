using Wangge.Contracts.Areas;

namespace Wangge.Cases.Types;

/// <summary>A responsibility as clients read it.</summary>
/// <param name="Type">A type's key, a class as <c>class:06</c>, or <c>*</c>.</param>
/// <param name="Area">The area's name, or null where it has ended.</param>
/// <param name="Unit">The unit's name, or null where it has ended.</param>
/// <param name="Version">The ETag.</param>
public sealed record ResponsibilityView(Guid Id, string Type, string AreaPath, string? Area, Guid UnitId, string? Unit, int Version)
{
    internal static async Task<ResponsibilityView> OfAsync(Responsibility row, IAreaLookup areas, IReadOnlyDictionary<Guid, UnitName> units) => new(
        row.Id, row.TypePattern, row.AreaPath, (await areas.FindAreaAsync(row.AreaPath))?.Name, row.UnitId, units.GetValueOrDefault(row.UnitId)?.Name, row.Version);
}

/// <summary>What a responsibility may name.</summary>
internal static class TypePattern
{
    public const string Everything = "*";
    public const string ClassPrefix = "class:";

    /// <summary>Whether it names a type or a class of this book, or everything.</summary>
    public static bool IsKnown(string pattern, TypeBook book) =>
        pattern == Everything
        || (pattern.StartsWith(ClassPrefix, StringComparison.Ordinal) ? book.All.Any(type => type.ClassCode == pattern[ClassPrefix.Length..]) : book.Find(pattern) is not null);
}
