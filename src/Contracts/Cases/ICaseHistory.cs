using System.Security.Cryptography;

namespace Wangge.Contracts.Cases;

/// <summary>Brings in cases together with their past: for the demo, for what another system kept. Asked in a scope of the district.</summary>
public interface ICaseHistory
{
    /// <summary>Plays each past act in the order of time under the same rules as an act of today, and stores what came of it, some hundred cases a commit.</summary>
    /// <remarks>Nobody is told of the past: no notice goes out. A case whose report is there already is left as it is.</remarks>
    /// <param name="progress">Told how many cases are stored.</param>
    /// <returns>One outcome a case, in the order given; a case with a refused act is not stored at all.</returns>
    Task<IReadOnlyList<PastOutcome>> BringInAsync(IReadOnlyList<PastCase> cases, IProgress<int>? progress, CancellationToken ct);
}

/// <summary>A case as it was.</summary>
/// <param name="ReportId">Id of the report and of the first step.</param>
/// <param name="TypeKey">Such as <c>hazard.manhole-cover</c>.</param>
/// <param name="Source">Wire name, such as <c>grid-worker</c> or <c>other-system</c>.</param>
/// <param name="Longitude">WGS-84 degrees, or null where no position is known; so <paramref name="Latitude"/>.</param>
/// <param name="Words">The matter as it was told.</param>
/// <param name="Steps">In the order of time; the first is <c>send</c> or <c>settle-on-spot</c>.</param>
public sealed record PastCase(
    Guid ReportId, Guid CaseId, string TypeKey, string Source, double? Longitude, double? Latitude, string Words, string? PlaceText, bool IsPublic, IReadOnlyList<PastStep> Steps)
{
    /// <summary>Wire name, such as <c>simple</c>; the type's own where null.</summary>
    public string? Weight { get; init; }

    /// <summary>Code of the type's attribute → value.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>For a last step <c>merge</c>: the report of the case that it went into, of the same call.</summary>
    public Guid? MergedIntoReportId { get; init; }
}

/// <summary>One past act.</summary>
/// <param name="Id">UUIDv7; names the journal entry.</param>
/// <param name="Action">Wire name of a case's action, such as <c>feed-back</c>.</param>
/// <param name="Role">Wire name of the role acted in.</param>
/// <param name="At">When: stands as both times of the entry.</param>
/// <param name="ActorId">Null for residents and the system.</param>
/// <param name="UnitId">For a dispatch the lead unit; for what a unit does that unit.</param>
public sealed record PastStep(Guid Id, string Action, string Role, DateTimeOffset At, Guid? ActorId = null, Guid? UnitId = null, string? Words = null)
{
    /// <summary>Names (SHA-256) of files that were sent before.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>For what was settled on the spot: the files that show it put right.</summary>
    public IReadOnlyList<string> FilesAfter { get; init; } = [];

    /// <summary>For a dispatch: the units that help.</summary>
    public IReadOnlyList<Guid> HelperUnitIds { get; init; } = [];

    /// <summary>Whom or what the act names: who is to verify; the matter handed on to another module.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>For a rating: 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>For a suspension: when it ends by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A code: of the reason, of a suspension's ground, of the module handed on to, of what a call-back found.</summary>
    public string? Reason { get; init; }

    /// <summary>An id for an act that follows from another one: the same each time, with that one's time in it.</summary>
    /// <param name="nth">From 1.</param>
    public static Guid IdAfter(Guid id, int nth)
    {
        Span<byte> content = stackalloc byte[20];
        id.TryWriteBytes(content, bigEndian: true, out _);
        BitConverter.TryWriteBytes(content[16..], nth);
        Span<byte> made = stackalloc byte[32];
        SHA256.HashData(content, made);
        content[..8].CopyTo(made);
        made[8] = (byte)((made[8] & 0x3F) | 0x80);
        return new Guid(made[..16], bigEndian: true);
    }
}

/// <summary>What came of a past case.</summary>
/// <param name="Number">The number it was given; null where it was not stored.</param>
/// <param name="State">Where it ended, such as <c>closed</c>; null where it was not stored.</param>
/// <param name="RefusedStep">Index of the act that was refused, or null.</param>
/// <param name="Code">Why it was not stored, such as <c>cases.accept.wrong-role</c>; null where it was. <see cref="ThereAlready"/> is no fault.</param>
public sealed record PastOutcome(Guid ReportId, Guid CaseId, long? Number, string? State, int? RefusedStep, string? Code)
{
    public const string ThereAlready = "history.there-already";

    public bool IsStored => Number is not null;
}
