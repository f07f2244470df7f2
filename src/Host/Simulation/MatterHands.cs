using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>Works what comes in while the demo lives, as its people would, so that matters end about as fast as they come: accepted, filed, dispatched, signed, mended, looked at, closed.</summary>
internal sealed class MatterHands : IDisposable
{
    /// <value>More at once are left to people; what is beyond is the oldest.</value>
    private const int MostAtHand = 200;

    private readonly IReadOnlyDictionary<string, StaffClient> _people;
    private readonly Random _chance;
    private readonly Queue<SimulatedMatter> _matters = [];

    /// <param name="people">Signed in, by role: <c>acceptor</c>, <c>shift-leader</c>, <c>dispatcher</c>, and of made-up people <c>unit-handler</c> and <c>grid-worker</c>. They are signed out with it.</param>
    public MatterHands(IReadOnlyDictionary<string, StaffClient> people, Random chance) => (_people, _chance) = (people, chance);

    /// <summary>Takes up a matter that has just come in.</summary>
    public void Take(Guid caseId, DateTimeOffset now)
    {
        _matters.Enqueue(new SimulatedMatter(caseId, now, new Random(_chance.Next())));
        if (_matters.Count > MostAtHand) { _matters.Dequeue(); }
    }

    /// <summary>Does what is due, one step a matter.</summary>
    public async Task StepAsync(DateTimeOffset now, CancellationToken ct)
    {
        for (var left = _matters.Count; left > 0; left--)
        {
            var matter = _matters.Dequeue();
            if (matter.Look(now) is var (role, act)) { matter.Told(await ActAsync(matter.CaseId, role, act, ct), now); }
            if (!matter.IsOver) { _matters.Enqueue(matter); }
        }
    }

    public void Dispose()
    {
        foreach (var client in _people.Values) { client.Dispose(); }
    }

    /// <summary>Where the case stands then; null where nobody can do it.</summary>
    private async Task<string?> ActAsync(Guid caseId, string role, string act, CancellationToken ct)
    {
        if (!_people.TryGetValue(role, out var person)) { return null; }
        var actId = Guid.CreateVersion7();
        object body = act == "dispatch" ? new { actId, leadUnitId = await UnitForAsync(person, caseId, ct), helperUnitIds = Array.Empty<Guid>() } : new { actId };
        if (await person.WriteAsync(HttpMethod.Post, $"api/cases/{caseId}/{act}", body, ct) is { } told) { return told.GetProperty("state").GetString(); }
        // Somebody at a desk was quicker: where did they leave it?
        return (await _people["dispatcher"].GetAsync<JsonElement>($"api/cases/{caseId}", ct)).GetProperty("summary").GetProperty("state").GetString();
    }

    private static async Task<Guid?> UnitForAsync(StaffClient dispatcher, Guid caseId, CancellationToken ct)
    {
        var unit = (await dispatcher.GetAsync<JsonElement>($"api/cases/{caseId}/suggested-unit", ct)).GetProperty("unitId");
        return unit.ValueKind == JsonValueKind.Null ? null : unit.GetGuid();
    }
}
