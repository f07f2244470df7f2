using Wangge.Kernel.Refusals;

namespace Wangge.Contracts.Cases;

/// <summary>The one way by which a report comes in from a door. Asked in a scope of the district whose actor is the door's caller.</summary>
public interface IReportIntake
{
    /// <summary>Takes a report and commits it; a second one with the same id and content answers as the first did. Refuses with <c>reports.*</c>, <c>request.id-reused</c>.</summary>
    /// <exception cref="Kernel.Storage.DuplicateKeyException">The same came at the same time: to be sent again in a fresh scope.</exception>
    Task<ReportTaken> TakeAsync(DoorReport report, CancellationToken ct);

    /// <summary>When the report with this id was received, or null where there is none.</summary>
    Task<DateTimeOffset?> FindReceivedAtAsync(Guid reportId, CancellationToken ct);
}

/// <summary>A report as a door hands it in; the door has checked lengths and ranges.</summary>
/// <param name="ReportId">UUIDv7.</param>
/// <param name="TypeKey">One of <see cref="IPublicCases.ListTypesAsync"/>; null: another hazard, until an acceptor says which.</param>
/// <param name="Words">1–4,000 characters.</param>
/// <param name="PlaceText">At most 200 characters, or null.</param>
/// <param name="Longitude">WGS-84 degrees; with latitude or not at all.</param>
/// <param name="Attributes">Code → value; what the type asks, and what the door wants kept.</param>
public sealed record DoorReport(
    Guid ReportId, string? TypeKey, string Words, string? PlaceText, double? Longitude, double? Latitude, DoorContact? Contact, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Where it comes from.</summary>
    public DoorSource Source { get; init; } = DoorSource.OtherSystem;
}

/// <summary>Where a report comes from that is handed in.</summary>
public enum DoorSource
{
    OtherSystem,

    /// <summary>Told by a grid worker from the diary, who is the scope's actor.</summary>
    GridWorker,

    /// <summary>Seen on a round of cameras by the scope's actor.</summary>
    CameraRound,
}

/// <summary>How its reporter may be answered; seen by acceptors alone.</summary>
/// <param name="Name">At most 60 characters.</param>
/// <param name="Phone">At most 20.</param>
/// <param name="Email">At most 120.</param>
public sealed record DoorContact(string? Name, string? Phone, string? Email);

/// <summary>What came of it: a number, or why it was not taken.</summary>
/// <param name="Number">What people say aloud; 0 where it was refused.</param>
public sealed record ReportTaken(long Number, Refusal? Refusal);
