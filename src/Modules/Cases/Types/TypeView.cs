using System.ComponentModel.DataAnnotations;

namespace Wangge.Cases.Types;

/// <summary>A type as clients read it, and as old versions are kept.</summary>
/// <param name="Weight">Wire name, such as <c>ordinary</c>.</param>
/// <param name="Version">The ETag.</param>
public sealed record TypeView(
    string Key, string Name, string? EnglishName, string Kind, string ClassCode, string ClassName, string Flow, string Weight, LimitView? Handling, LimitView? MakeSafe,
    bool IsPublic, IReadOnlyList<string> Keywords, IReadOnlyList<AttributeView> Attributes, DateTimeOffset? EndedAt, int Version)
{
    /// <summary>What its class is called in English; null for a class of the district's own.</summary>
    public string? EnglishClassName => TypeClasses.EnglishOf(ClassCode);

    internal static TypeView Of(CaseType type) => new(
        type.Key, type.Name, type.EnglishName, type.Kind, type.ClassCode, type.ClassName, type.Flow.Wire(), type.Weight.Wire(),
        LimitView.Of(type.Handling), LimitView.Of(type.MakeSafe), type.IsPublic, [.. type.Keywords],
        [.. type.Attributes.Select(a => new AttributeView(a.Code, a.Datatype, a.Description, a.Required, a.Values))], type.EndedAt, type.Version);
}

/// <summary>A limit on the wire.</summary>
/// <param name="Amount">Above 0, at most 9,999, at most two decimals.</param>
/// <param name="Unit"><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</param>
public sealed record LimitView(decimal Amount, [MaxLength(20)] string Unit)
{
    internal static LimitView? Of(Limits.Limit? limit) => limit is { } some ? new LimitView(some.Amount, some.Unit.Wire()) : null;

    /// <summary>The limit; null where the amount or the unit is none.</summary>
    internal Limits.Limit? ToLimit() =>
        Amount > 0 && Limits.Limit.Accepts(Amount) && Limits.LimitUnitNames.Find(Unit) is { } unit ? new Limits.Limit(Amount, unit) : null;
}

/// <summary>A question that a type asks; see <see cref="TypeAttribute"/>.</summary>
public sealed record AttributeView(
    [MaxLength(40)] string Code, [MaxLength(20)] string Datatype, [MaxLength(200)] string Description, bool Required, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>All of a type that can be changed.</summary>
public abstract record TypeContent : Settings.SettingsRequest
{
    [Required, MaxLength(60)]
    public required string Name { get; init; }

    [MaxLength(120)]
    public string? EnglishName { get; init; }

    /// <summary>The class it stands under, such as <c>06</c>.</summary>
    [Required, MaxLength(40)]
    public required string ClassCode { get; init; }

    [Required, MaxLength(60)]
    public required string ClassName { get; init; }

    /// <summary>Wire name: <c>simple</c>, <c>ordinary</c>, <c>serious</c> or <c>major</c>.</summary>
    [MaxLength(20)]
    public string Weight { get; init; } = "ordinary";

    /// <summary>How long the unit has; null where there is no limit.</summary>
    public LimitView? Handling { get; init; }

    /// <summary>How long until the place must be safe, or null.</summary>
    public LimitView? MakeSafe { get; init; }

    public bool IsPublic { get; init; }

    /// <summary>Words that suggest it; at most 50 of at most 40 characters.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Keywords { get; init; } = [];

    [MaxLength(30)]
    public IReadOnlyList<AttributeView> Attributes { get; init; } = [];
}
