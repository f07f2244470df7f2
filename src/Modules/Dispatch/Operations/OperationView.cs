namespace Wangge.Dispatch.Operations;

/// <summary>An operation in a list.</summary>
/// <param name="State"><c>open</c> or <c>ended</c>.</param>
/// <param name="Number">Of the case, as shown; null where it has none.</param>
/// <param name="TypeKey">Of the case's type; null for a mere place. <paramref name="Type"/> is its Chinese name.</param>
/// <param name="Practice"><c>drill</c> or <c>test</c>; null: in earnest.</param>
/// <param name="Area">Name of the grid that it lies in, or null.</param>
/// <param name="IsJoint">With a commander or other agencies.</param>
public sealed record OperationRow(
    Guid Id, string SubjectKind, Guid? SubjectId, long? Number, string? TypeKey, string? Type, string? Practice, string State, double Longitude, double Latitude, string AreaPath, string? Area, bool IsJoint,
    DateTimeOffset OpenedAt, DateTimeOffset? EndedAt, IReadOnlyList<PartView> Parts, int Version);

/// <summary>One unit's part.</summary>
/// <param name="ClosureId">The cordon whose post <paramref name="PostNumber"/> it holds, or null.</param>
/// <param name="Longitude">Where it goes, WGS-84 degrees: its post, else the operation's place.</param>
/// <param name="State"><c>sent</c>, <c>accepted</c>, <c>arrived</c>, <c>done</c>, <c>declined</c> or <c>recalled</c>.</param>
/// <param name="ExpectedSeconds">By road when it was sent, or null.</param>
/// <param name="TookSeconds">From being sent to being there, or null.</param>
/// <param name="IsInTime">Whether it was there within the zone's minutes; null while it is on its way within them, or where no zone lies.</param>
public sealed record PartView(
    Guid SendingId, Guid UnitId, string UnitCode, string UnitName, string State, DateTimeOffset SentAt, DateTimeOffset? AcceptedAt, DateTimeOffset? ArrivedAt, bool ArrivedByPosition,
    DateTimeOffset? EndedAt, double? ZoneMinutes, int? ExpectedSeconds, int? ExpectedMetres, int? TookSeconds, bool? IsInTime, Guid? ClosureId, int? PostNumber, double Longitude, double Latitude);

/// <summary>One line of the log.</summary>
/// <param name="Action">Such as <c>send</c>.</param>
/// <param name="Actor">Display name; null for the system and for whom is no longer known.</param>
/// <param name="Named">Whom or what the act names, in words, or null.</param>
public sealed record LogLine(
    Guid EntryId, int Sequence, string Action, string? Actor, string Role, DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt, string? UnitName, string? Named, string? Reason, string? Words);
