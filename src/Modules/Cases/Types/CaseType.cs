using Wangge.Cases.Limits;

namespace Wangge.Cases.Types;

/// <summary>What a matter can be about: editable data, versioned. Source: DOMAIN 2 (type dictionary) and 3 (flows).</summary>
internal sealed class CaseType
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    /// <summary>Stable, such as <c>gbt47678.5-2026.matter.06012</c> or <c>service.allowance</c>: standard version, kind and code, since numbers are shared between kinds.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in English, or null.</summary>
    public string? EnglishName { get; set; }

    /// <summary>The class it stands under, such as <c>06</c> or <c>service</c>.</summary>
    public required string ClassCode { get; set; }

    public required string ClassName { get; set; }

    /// <summary><c>component</c>, <c>matter</c>, <c>service</c>, <c>dispute</c>, <c>hazard</c> or <c>news</c>.</summary>
    public required string Kind { get; set; }

    public required CaseFlow Flow { get; set; }

    public required CaseWeight Weight { get; set; }

    /// <summary>How long the unit has; null where the flow has no limit.</summary>
    public Limit? Handling { get; set; }

    /// <summary>How long until the place must be safe (先行处置), or null.</summary>
    public Limit? MakeSafe { get; set; }

    /// <summary>Whether reports of it are shown in public unless their reporter says otherwise.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Words that suggest it.</summary>
    public List<string> Keywords { get; set; } = [];

    /// <summary>What a reporter is asked besides; see Open311's attributes.</summary>
    public List<TypeAttribute> Attributes { get; set; } = [];

    /// <summary>No longer offered from then on; cases of it go on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Grows with each change; old versions are kept in <see cref="CaseTypeVersion"/>.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>A question that a type asks.</summary>
/// <param name="Code">Lower-case letters, digits, hyphens.</param>
/// <param name="Datatype"><c>string</c>, <c>number</c>, <c>datetime</c>, <c>text</c>, <c>singlevaluelist</c> or <c>multivaluelist</c>.</param>
/// <param name="Values">For lists: key → name.</param>
internal sealed record TypeAttribute(string Code, string Datatype, string Description, bool Required, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>A type as it was before a change, and who changed it.</summary>
internal sealed class CaseTypeVersion
{
    public required Guid TypeId { get; init; }

    public required int Version { get; init; }

    /// <summary>The whole type as JSON.</summary>
    public required string Snapshot { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Which unit answers for a type in an area; the longest area and the most exact type win.</summary>
internal sealed class Responsibility
{
    public required Guid Id { get; init; }

    /// <summary>A type's key, a class as <c>class:06</c>, or <c>*</c>.</summary>
    public required string TypePattern { get; set; }

    public required string AreaPath { get; set; }

    public required Guid UnitId { get; set; }

    public int Version { get; set; }
}
