using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Showing;

/// <summary>One reading of a report, as its reporter is told.</summary>
/// <param name="What"><c>cases.read</c>: the matter; <c>cases.read-reporter</c>: who reported it; <c>cases.read-picture</c>: its pictures.</param>
/// <param name="Reader">The unit or area for which it was read; null where that is not known any more.</param>
/// <param name="Purpose">Why, as a code.</param>
/// <param name="Role">In which role it was read; null where that is not known.</param>
public sealed record Reading(DateTimeOffset At, string What, string? Reader, string? Purpose, string? Role = null);

/// <summary>Who looked at a report, from the audit log: by role and unit or area, never by name.</summary>
internal sealed class Readings(DistrictDb db, IUnits units, IAreaLookup areas)
{
    /// <summary>The act of looking at a case's pictures.</summary>
    public const string Pictures = "cases.read-picture";

    private const string PlaceName = "for";
    private const string RoleName = "role";
    private static readonly string[] Actions = ["cases.read", "cases.read-reporter", Pictures];

    /// <summary>What a reading's leaf says of the place that its reader holds a role at.</summary>
    public static string NoteOf(AccessPolicy policy, Actor actor, Permission permission, Reach reach)
    {
        var role = policy.RolesFor(actor, permission, reach);
        return role.Count == 0 ? AuditData.Nothing : AuditData.Of((PlaceName, (object?)role[0].UnitId ?? role[0].AreaPath), (RoleName, role[0].Role));
    }

    /// <summary>The last 1,000 readings of the report's case since it came, oldest first.</summary>
    public async Task<IReadOnlyList<Reading>> ListAsync(Report report, CancellationToken ct)
    {
        var leaves = await db.Set<AuditLeafRow>().AsNoTracking()
            .Where(l => l.SubjectId == report.CaseId && Actions.Contains(l.Action) && l.At >= report.ReceivedAt)
            .OrderByDescending(l => l.Seq).Take(1000)
            .Select(l => new { l.At, l.Action, l.Data, l.Purpose }).ToListAsync(ct);
        var unitNames = (await units.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name);
        var readings = new List<Reading>(leaves.Count);
        foreach (var leaf in Enumerable.Reverse(leaves)) { readings.Add(new Reading(leaf.At, leaf.Action, await ReaderOfAsync(leaf.Data), leaf.Purpose, RoleOf(leaf.Data))); }
        return readings;

        async Task<string?> ReaderOfAsync(string? data)
        {
            if (data is null) { return null; }
            using var json = JsonDocument.Parse(data);
            if (!json.RootElement.TryGetProperty(PlaceName, out var place) || place.GetString() is not { } text) { return null; }
            return Guid.TryParse(text, out var unit) ? unitNames.GetValueOrDefault(unit) : (await areas.FindAreaAsync(text))?.Name;
        }
    }

    private static string? RoleOf(string? data)
    {
        if (data is null) { return null; }
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty(RoleName, out var role) ? role.GetString() : null;
    }
}
