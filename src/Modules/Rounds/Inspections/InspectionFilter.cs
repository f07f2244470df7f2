using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>How a list of inspections is cut, as a page's address says it.</summary>
/// <param name="State">Null for every state.</param>
/// <param name="Area">Path of an area, or null.</param>
/// <param name="Text">Part of what was inspected, or its number; at most 60.</param>
/// <param name="From">First instant of the last change, included.</param>
/// <param name="Until">First instant that is left out.</param>
internal sealed record InspectionFilter(InspectionState? State, ChecklistKind? Kind, string? Area, string? Text, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Null where a word is none of ours.</summary>
    public static InspectionFilter? Read(string? state, string? kind, string? area, string? text, DateTimeOffset? from, DateTimeOffset? until)
    {
        var (knownState, knownKind) = (WireName.Find<InspectionState>(state), WireName.Find<ChecklistKind>(kind));
        var isFit = (state is null || knownState is not null) && (kind is null || knownKind is not null) && area is null or ['/', .., '/'];
        return isFit ? new InspectionFilter(knownState, knownKind, area, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), from, until) : null;
    }

    public IQueryable<Inspection> Cut(IQueryable<Inspection> rows)
    {
        if (State is { } state) { rows = rows.Where(i => i.State == state); }
        if (Kind is { } kind) { rows = rows.Where(i => i.Kind == kind); }
        if (Area is { } area) { rows = AreaCut.Within(rows, [area], i => i.AreaPath); }
        if (From is { } from) { rows = rows.Where(i => i.ChangedAt >= from); }
        if (Until is { } until) { rows = rows.Where(i => i.ChangedAt < until); }
        if (Text is { } text) { rows = long.TryParse(text, out var number) ? rows.Where(i => i.Number == number) : rows.Where(i => i.Premises.Contains(text)); }
        return rows;
    }
}
