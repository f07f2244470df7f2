using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>What the auditor's list is cut by, from the query; each part may be left out.</summary>
public sealed record LeafFilter
{
    [FromQuery(Name = "actorId")]
    public Guid? ActorId { get; init; }

    [FromQuery(Name = "subjectId")]
    public Guid? SubjectId { get; init; }

    [FromQuery(Name = "subjectKind"), MaxLength(64)]
    public string? SubjectKind { get; init; }

    /// <summary>A code, or its beginning up to a dot, such as <c>cases.</c>.</summary>
    [FromQuery(Name = "action"), MaxLength(128)]
    public string? Action { get; init; }

    [FromQuery(Name = "purpose"), MaxLength(128)]
    public string? Purpose { get; init; }

    /// <summary>First instant, included.</summary>
    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>First instant that is left out.</summary>
    [FromQuery(Name = "until")]
    public DateTimeOffset? Until { get; init; }

    internal IQueryable<AuditLeafRow> Cut(IQueryable<AuditLeafRow> leaves)
    {
        if (ActorId is { } by) { leaves = leaves.Where(l => l.ActorId == by); }
        if (SubjectId is { } subject) { leaves = leaves.Where(l => l.SubjectId == subject); }
        if (SubjectKind is { } kind) { leaves = leaves.Where(l => l.SubjectKind == kind); }
        if (Action is { Length: > 0 } action) { leaves = action[^1] == '.' ? leaves.Where(l => l.Action.StartsWith(action)) : leaves.Where(l => l.Action == action); }
        if (Purpose is { } why) { leaves = leaves.Where(l => l.Purpose == why); }
        if (From is { } since) { leaves = leaves.Where(l => l.At >= since); }
        if (Until is { } end) { leaves = leaves.Where(l => l.At < end); }
        return leaves;
    }
}
