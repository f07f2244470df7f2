using System.Text.Json;
using Wangge.Kernel.Districts;

namespace Wangge.Rounds.Checklists;

/// <summary>Gives a district the checklists it begins with, each published as version 1. Source: DOMAIN 1 ("eight haves", school inspections) and 7; all of it editable.</summary>
internal sealed class ChecklistFounding(TimeProvider time) : IFoundDistrict
{
    /// <summary>The lists that ship with the program.</summary>
    public static IReadOnlyList<FoundedChecklist> Defaults { get; } = Read();

    public async Task FoundAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await db.Set<Checklist>().AnyAsync(ct)) { return; }

        var now = time.Now();
        foreach (var founded in Defaults)
        {
            var list = new Checklist { Id = Guid.CreateVersion7(now), Code = founded.Code, Kind = founded.Kind };
            var first = new ChecklistVersion
            {
                ChecklistId = list.Id, Number = list.Write(), Title = founded.Title, TitleEnglish = founded.TitleEnglish, Items = founded.Items, PublishedAt = now,
            };
            list.Publish();
            db.Add(list);
            db.Add(first);
        }

        db.Leaf(AuditNote.By(Actor.System, "rounds.found-checklists", "district", Guid.Empty, data: AuditData.Of(("lists", Defaults.Count))));
        await db.CommitAsync(ct);
    }

    private static FoundedChecklist[] Read()
    {
        using var stream = typeof(ChecklistFounding).Assembly.GetManifestResourceStream("Checklists/default-checklists.json")
            ?? throw new InvalidDataException("default-checklists.json is not part of the program.");
        return JsonSerializer.Deserialize<FoundedChecklist[]>(stream, ChecklistJson.Options) ?? throw new InvalidDataException("default-checklists.json is empty.");
    }
}

/// <summary>A checklist of the data file.</summary>
internal sealed record FoundedChecklist(string Code, ChecklistKind Kind, string Title, string TitleEnglish, IReadOnlyList<ChecklistItem> Items);
