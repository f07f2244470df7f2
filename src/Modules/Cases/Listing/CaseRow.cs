namespace Wangge.Cases.Listing;

/// <summary>A line of a list: no more than the line needs.</summary>
/// <param name="Words">Beginning of what was reported, at most 120 characters.</param>
/// <param name="DueAt">The deadline that runs now, or null.</param>
/// <param name="DueFrom">When the clock of <paramref name="DueAt"/> began, so that a bar can show how much of it is used.</param>
/// <param name="IsPaused">A clock of the case stands.</param>
/// <param name="Supervision">0 none, 1 yellow, 2 red, from 3 on escalated.</param>
/// <param name="HolderId">The account that has it open, or null.</param>
/// <param name="Holder">Its name, for colleagues.</param>
public sealed record CaseRow(
    Guid CaseId, long Number, string State, string Flow, string Weight, string Source, string TypeKey, string Type, string AreaPath, string? Area,
    double? Longitude, double? Latitude, string Words, DateTimeOffset ReportedAt, DateTimeOffset? DueFrom, DateTimeOffset? DueAt, bool IsPaused, DateTimeOffset? EndedAt,
    Guid? LeadUnitId, string? Unit, int Supervision, int Rework, int Reopened, Guid? HolderId, string? Holder, bool IsPublic, int Version);
