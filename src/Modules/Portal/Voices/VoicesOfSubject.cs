using System.Reflection;
using System.Text.Json;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Rights;

namespace Wangge.Portal.Voices;

/// <summary>Questions and suggestions that somebody left this contact with.</summary>
internal sealed class VoicesOfSubject(DistrictDb db, Erasing erasing, IAreaLookup areas) : ISubjectData
{
    private const int Most = 200;

    public string Part => "voices";

    public async Task<IReadOnlyList<SubjectMatter>> ListAsync(SubjectContact contact, CancellationToken ct)
    {
        var matters = new List<SubjectMatter>();
        foreach (var voice in await VoicesAsync(contact, ct))
        {
            var words = await db.Set<VoiceWords>().AsNoTracking().FirstOrDefaultAsync(w => w.VoiceId == voice.Id, ct);
            var left = await db.Set<VoiceContact>().AsNoTracking().FirstOrDefaultAsync(c => c.VoiceId == voice.Id, ct);
            var held = new List<SubjectField>();
            Add<VoiceContact>("contact.phone", nameof(VoiceContact.Phone), left?.Phone);
            Add<VoiceContact>("contact.email", nameof(VoiceContact.Email), left?.Email);
            Add<VoiceWords>("words", nameof(VoiceWords.Text), words?.Text);
            Add<VoiceWords>("words.shown", nameof(VoiceWords.ShownText), words?.ShownText);
            Add<VoiceWords>("answer", nameof(VoiceWords.AnswerText), words?.AnswerText);
            matters.Add(new SubjectMatter(Part, voice.Id, TitleOf(voice), voice.ReceivedAt, held, await SeenAsync(voice.Id, ct)));

            void Add<T>(string field, string property, string? value)
            {
                if (string.IsNullOrEmpty(value)) { return; }
                var why = typeof(T).GetProperty(property)!.GetCustomAttribute<PersonalAttribute>()!;
                held.Add(new SubjectField(field, value, why.Purpose, why.Basis, why.Retention));
            }
        }

        return matters;
    }

    public async Task<IReadOnlyList<Guid>> CorrectAsync(SubjectContact from, SubjectContact to, CancellationToken ct)
    {
        var contacts = await Contacts(from).ToListAsync(ct);
        foreach (var contact in contacts)
        {
            if (from.Phone is not null) { contact.Phone = null; } else { contact.Email = null; }
            if (to.Phone is not null) { contact.Phone = to.Phone; } else { contact.Email = to.Email; }
        }

        return contacts.ConvertAll(c => c.VoiceId);
    }

    /// <summary>Nothing hangs on a question: all of it goes.</summary>
    public async Task<IReadOnlyList<SubjectDeletion>> DeleteAsync(SubjectContact contact, Actor actor, CancellationToken ct)
    {
        var done = new List<SubjectDeletion>();
        foreach (var voice in await VoicesAsync(contact, ct))
        {
            await erasing.EraseAsync(db.Store, actor, ErasureOfVoice.Kind, voice.Id, "asked-by-sender", ct);
            done.Add(new SubjectDeletion(Part, voice.Id, TitleOf(voice), ["contact", "words"], null));
        }

        return done;
    }

    private async Task<List<Voice>> VoicesAsync(SubjectContact contact, CancellationToken ct) =>
        await Contacts(contact).AsNoTracking().Join(db.Set<Voice>().AsNoTracking(), c => c.VoiceId, v => v.Id, (c, v) => v)
            .OrderByDescending(v => v.ReceivedAt).ThenByDescending(v => v.Seq).Take(Most).ToListAsync(ct);

    private IQueryable<VoiceContact> Contacts(SubjectContact contact)
    {
#pragma warning disable CA1862 // The store compares, and knows lower() alone.
        if (contact.Email is { } email) { return db.Set<VoiceContact>().Where(c => c.Email == email || c.Email!.ToLower() == email); }
#pragma warning restore CA1862
        var forms = contact.PhoneForms;
        return db.Set<VoiceContact>().Where(c => forms.Contains(c.Phone!));
    }

    private async Task<List<SubjectReading>> SeenAsync(Guid voiceId, CancellationToken ct)
    {
        var leaves = await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.SubjectId == voiceId && l.Action == "portal.voice-read").OrderBy(l => l.Seq).Take(1_000).ToListAsync(ct);
        var seen = new List<SubjectReading>(leaves.Count);
        foreach (var leaf in leaves)
        {
            using var data = JsonDocument.Parse(leaf.Data ?? "{}");
            var place = data.RootElement.TryGetProperty("for", out var path) && path.GetString() is { } text ? (await areas.FindAreaAsync(text))?.Name : null;
            seen.Add(new SubjectReading(leaf.At, leaf.Action, data.RootElement.TryGetProperty("role", out var role) ? role.GetString() : null, place, leaf.Purpose));
        }

        return seen;
    }

    private static string TitleOf(Voice voice) => voice.Kind == VoiceKind.Question ? "提问 / Question" : "建议 / Suggestion";
}
