using System.Text.Json;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Inspecting;

/// <summary>Brings inspections to where a journey about them begins, by the API, each act as who holds the role.</summary>
internal sealed class InspectingDesk
{
    private readonly Desk _desk;
    private readonly JsonElement _list;
    private readonly string _area;

    private InspectingDesk(Desk desk, JsonElement list, string area) => (_desk, _list, _area) = (desk, list, area);

    public Guid Checklist => _list.GetProperty("checklistId").GetGuid();

    /// <summary>By the checklist for shops, in the grid of the demo's grid worker.</summary>
    public static async Task<InspectingDesk> OpenAsync(Desk desk)
    {
        var list = (await desk.AskAsync("leader", "GET", "/api/rounds/checklists")).EnumerateArray().First(l => l.GetProperty("code").GetString() == "shop-safety");
        var me = (await desk.AskAsync("grid-worker", "GET", "/api/session")).GetProperty("account");
        return new InspectingDesk(desk, list, me.GetProperty("roles")[0].GetProperty("areaPath").GetString()!);
    }

    /// <summary>Planned for the demo's grid worker.</summary>
    public async Task<Guid> PlanAsync(string premises)
    {
        var id = Guid.CreateVersion7();
        var inspector = (await _desk.AskAsync("grid-worker", "GET", "/api/session")).GetProperty("account").GetProperty("id").GetGuid();
        await _desk.AskAsync("leader", "PUT", $"/api/rounds/inspections/{id}", new
        {
            actId = Guid.CreateVersion7(), checklistId = Checklist, premises, areaPath = _area, inspectorId = inspector, dueAt = TimeProvider.System.GetUtcNow().AddDays(2),
        });
        return id;
    }

    /// <summary>Done by somebody, with these items as defects.</summary>
    public async Task<(Guid Id, Guid[] Defects)> RecordAsync(string role, string premises, params string[] defects)
    {
        var (id, photo) = (Guid.CreateVersion7(), await PhotoAsync(role, isAfter: false));
        var found = defects.ToDictionary(code => code, _ => Guid.CreateVersion7());
        var answers = _list.GetProperty("items").EnumerateArray().Select(item =>
        {
            var code = item.GetProperty("code").GetString()!;
            var isDefect = found.TryGetValue(code, out var defect);
            return new
            {
                item = code, finding = isDefect ? "defect" : item.GetProperty("evidence").GetString() == "number" ? "not-applicable" : "in-order",
                words = isDefect ? "不符合要求，见照片" : "已查看", photos = new[] { photo }, defectId = isDefect ? defect : (Guid?)null,
            };
        });
        await _desk.AskAsync(role, "POST", $"/api/rounds/inspections/{id}/record", new
        {
            actId = Guid.CreateVersion7(), checklistId = Checklist, checklistVersion = _list.GetProperty("number").GetInt32(), place = new { premises, areaPath = _area }, answers,
        });
        return (id, [.. defects.Select(code => found[code])]);
    }

    /// <summary>Does something to a defect.</summary>
    public Task<JsonElement> ActAsync(string role, Guid defectId, string action, Dictionary<string, object> more) =>
        _desk.AskAsync(role, "POST", $"/api/rounds/defects/{defectId}/{action}", new Dictionary<string, object>(more) { ["actId"] = Guid.CreateVersion7() });

    /// <summary>Sends a photo; answers its name.</summary>
    public Task<string> PhotoAsync(string role, bool isAfter) => _desk.SendPhotoAsync(role, isAfter);

    /// <summary>The defects of an inspection.</summary>
    public async Task<JsonElement> ShowAsync(Guid inspectionId) => await _desk.AskAsync("leader", "GET", $"/api/rounds/inspections/{inspectionId}");
}
