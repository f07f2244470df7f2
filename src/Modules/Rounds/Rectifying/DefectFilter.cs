using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Rectifying;

/// <summary>How a list of defects is cut, as a page's address says it.</summary>
/// <param name="State">Null for every one that is open.</param>
/// <param name="IsAll">With those that have ended.</param>
/// <param name="IsOverdue">Only those whose step is late.</param>
/// <param name="Text">Part of what was inspected, or the inspection's number; at most 60.</param>
internal sealed record DefectFilter(DefectState? State, bool IsAll, bool IsOverdue, Severity? Severity, ChecklistKind? Kind, Guid? UnitId, string? Area, string? Text)
{
    /// <summary>Null where a word is none of ours.</summary>
    /// <param name="state">A state, <c>open</c> (default), <c>overdue</c> or <c>all</c>.</param>
    public static DefectFilter? Read(string? state, string? severity, string? kind, Guid? unit, string? area, string? text)
    {
        var (known, bad, sort) = (WireName.Find<DefectState>(state), WireName.Find<Severity>(severity), WireName.Find<ChecklistKind>(kind));
        var isFit = (state is null or "open" or "overdue" or "all" || known is not null) && (severity is null || bad is not null) && (kind is null || sort is not null) && area is null or ['/', .., '/'];
        return isFit ? new DefectFilter(known, state == "all" || known is not null, state == "overdue", bad, sort, unit, area, string.IsNullOrWhiteSpace(text) ? null : text.Trim()) : null;
    }

    public IQueryable<Defect> Cut(IQueryable<Defect> rows, DateTimeOffset now)
    {
        if (!IsAll) { rows = rows.Where(d => d.EndedAt == null); }
        if (State is { } state) { rows = rows.Where(d => d.State == state); }
        if (IsOverdue) { rows = rows.Where(d => d.DueAt <= now); }
        if (Severity is { } severity) { rows = rows.Where(d => d.Severity == severity); }
        if (Kind is { } kind) { rows = rows.Where(d => d.Kind == kind); }
        if (UnitId is { } unit) { rows = rows.Where(d => d.UnitId == unit); }
        if (Area is { } area) { rows = AreaCut.Within(rows, [area], d => d.AreaPath); }
        if (Text is { } text) { rows = long.TryParse(text, out var number) ? rows.Where(d => d.Number == number) : rows.Where(d => d.Premises.Contains(text)); }
        return rows;
    }
}
