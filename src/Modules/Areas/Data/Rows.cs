namespace Wangge.Areas;

/// <summary>A division of the state's code list, in one span of editions. Names are not keys, and codes change between editions.</summary>
internal sealed class Division
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    /// <summary>12 digits (DOMAIN 2).</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>12 digits, or empty at the top.</summary>
    public required string ParentCode { get; set; }

    /// <summary>Such as <c>subdistrict</c>, <c>community</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>First edition that has it so.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>First edition that no longer has it so; null while it stands.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Codes that took its place; empty while it stands or where nothing did.</summary>
    public List<string> SuccessorCodes { get; set; } = [];
}

/// <summary>A grid-service centre: of the district, of a subdistrict, or a station.</summary>
internal sealed class Centre
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary><c>district</c>, <c>sub-centre</c> or <c>station</c>.</summary>
    public required string Level { get; init; }

    /// <summary>The area that it serves.</summary>
    public required string AreaPath { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A unit (责任单位) that handles cases.</summary>
internal sealed class Unit
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>The area that it answers for.</summary>
    public required string AreaPath { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>Any area with a path: a division's, or a service grid of any depth. Basic grids have an edge and hold places.</summary>
internal sealed class Area
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Codes from the district down, closed by a slash; unique while it stands.</summary>
    public required string AreaPath { get; set; }

    /// <summary><c>district</c>, <c>subdistrict</c>, <c>township</c>, <c>community</c>, <c>village</c>, <c>grid</c> (any level above basic) or <c>basic</c>.</summary>
    public required string Level { get; init; }

    /// <summary>A base grid, or one of its own for a school, hospital, market.</summary>
    public bool IsDedicated { get; set; }

    /// <summary>15 digits, or null (DOMAIN 2).</summary>
    public string? UnitCellCode { get; set; }

    /// <summary>WKB, WGS-84, longitude first; null where it has no edge of its own.</summary>
    public byte[]? Edge { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>An edge that an area had from one time to another, and who drew it.</summary>
internal sealed class AreaEdge
{
    public required Guid AreaId { get; init; }

    /// <summary>The area's version with which it came into force.</summary>
    public required int Version { get; init; }

    public byte[]? Edge { get; init; }

    public required string AreaPath { get; init; }

    public required DateTimeOffset From { get; init; }

    public required Guid ActorId { get; init; }

    /// <summary>Why, in the drawer's words, or null.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a grid counts: numbers only, no register of persons. One row a change, the highest version in force.</summary>
internal sealed class LedgerEntry
{
    public required Guid AreaId { get; init; }

    public required int Version { get; init; }

    public int Resident { get; init; }

    public int Temporary { get; init; }

    public int Households { get; init; }

    public int Buildings { get; init; }

    public int Shops { get; init; }

    public int HouseholdsInDifficulty { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A post that staff hold at a grid; the district chooses its own list, five by default.</summary>
internal sealed class Post
{
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required int Order { get; set; }

    public bool IsEnded { get; set; }
}

/// <summary>Who holds which post at a grid, from when until when (half-open).</summary>
internal sealed class Posting
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid AreaId { get; init; }

    public required string PostKey { get; init; }

    public required DateTimeOffset From { get; init; }

    public DateTimeOffset? Until { get; set; }
}

/// <summary>A building, shop, school or other place that people look for.</summary>
internal sealed class Premise
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    /// <summary>Such as <c>building</c>, <c>shop</c>, <c>school</c>, <c>kindergarten</c>, <c>station</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    public string? Address { get; set; }

    public Guid? AreaId { get; set; }

    public required double Longitude { get; set; }

    public required double Latitude { get; set; }

    /// <summary>WKB, or null.</summary>
    public byte[]? Outline { get; set; }

    public int? Floors { get; set; }

    /// <summary>What a building or shop is for, as a code.</summary>
    public string? Use { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A street or lane.</summary>
internal sealed class Street
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public string? Name { get; set; }

    /// <summary><c>arterial</c>, <c>secondary</c>, <c>residential</c> or <c>lane</c>.</summary>
    public required string Class { get; set; }

    /// <summary>WKB, WGS-84.</summary>
    public required byte[] Line { get; set; }

    /// <summary>The line's bounds in degrees, so that a piece of the map can be asked for.</summary>
    public double West { get; set; }

    public double South { get; set; }

    public double East { get; set; }

    public double North { get; set; }
}

/// <summary>One row, raised by whatever makes, moves or ends areas: such changes meet here, so none is decided on a tree that another changed meanwhile.</summary>
/// <remarks>Names and edges do not meet here: their own area's version guards them.</remarks>
internal sealed class TreeGuard
{
    public int Id { get; init; } = 1;

    public int Number { get; set; }
}

/// <summary>One commit that changed areas. How many there are is the revision of the map in memory: it grows with each, in whatever order they commit.</summary>
internal sealed class TreeChange
{
    public long Seq { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many areas it changed.</summary>
    public required int Areas { get; init; }
}
