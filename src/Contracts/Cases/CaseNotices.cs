using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Cases;

/// <summary>Something was done to a case, and it is safe.</summary>
/// <param name="EntryId">The journal entry.</param>
/// <param name="Action">Wire name, such as <c>dispatch</c>.</param>
/// <param name="State">Where it now stands, such as <c>to-sign</c>.</param>
/// <param name="AreaPath">Where it lies, or null.</param>
/// <param name="UnitIds">Units that have it.</param>
/// <param name="Version">Entries in its journal.</param>
public sealed record CaseActed(Guid CaseId, Guid EntryId, string Action, string State, string? AreaPath, Guid[] UnitIds, int Version) : INotice;

/// <summary>A reporter is to be told something about their report.</summary>
/// <param name="What"><c>received</c>, <c>refused</c>, <c>closed</c>, <c>replied</c> or <c>reopened</c>.</param>
public sealed record ReporterToBeTold(Guid CaseId, Guid ReportId, string What) : INotice;

/// <summary>A suggested group of reports was accepted as one case; what waits of it is to be merged into that.</summary>
/// <param name="ActorId">The account that accepted it, whose acts the merges are.</param>
/// <param name="Role">The role acted in.</param>
public sealed record GroupAccepted(Guid GroupId, Guid CaseId, Guid ActorId, string Role) : INotice;

/// <summary>A public matter was filed or closed.</summary>
/// <param name="What"><c>filed</c> or <c>closed</c>.</param>
public sealed record PublicMatterChanged(Guid CaseId, Guid EntryId, string What) : INotice;

/// <summary>Somebody asked to hear of public matters within a place, and has to confirm it.</summary>
public sealed record SubscriptionAsked(Guid SubscriptionId) : INotice;

/// <summary>A subscriber is to be told of a public matter.</summary>
/// <param name="What"><c>filed</c> or <c>closed</c>.</param>
public sealed record SubscriberToBeTold(Guid SubscriptionId, Guid CaseId, string What) : INotice;

/// <summary>A matter was handed on to another module, which answers with an act on the case.</summary>
/// <param name="Kind">Code of that module: <c>disputes</c>, or <see cref="ToRounds"/>.</param>
/// <param name="MatterId">What the matter is to be known by there.</param>
/// <param name="Number">The case's running number.</param>
/// <param name="Longitude">WGS-84 degrees, or null.</param>
/// <param name="Latitude">WGS-84 degrees, or null.</param>
/// <param name="DueAt">By when it is to be answered, or null.</param>
public sealed record CaseHandedOn(
    Guid CaseId, string TypeKey, string Kind, string? AreaPath, Guid MatterId = default, long Number = 0, double? Longitude = null, double? Latitude = null, DateTimeOffset? DueAt = null) : INotice
{
    /// <summary>A defect that is to be inspected.</summary>
    public const string ToRounds = "rounds";
}

/// <summary>A district's types, responsibilities or calendar changed.</summary>
/// <param name="What"><c>types</c>, <c>responsibilities</c> or <c>calendar</c>.</param>
public sealed record CaseSettingsChanged(string What) : INotice;

/// <summary>The clock raised a case's level of supervision.</summary>
/// <param name="Level">1 yellow, 2 red, from 3 on escalated.</param>
/// <param name="LeadUnitId">The unit that answers for it, or null.</param>
public sealed record CaseSupervised(Guid CaseId, int Level, string AreaPath, Guid? LeadUnitId) : INotice;
