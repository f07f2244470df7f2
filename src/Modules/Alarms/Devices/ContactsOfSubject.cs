using System.Reflection;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Rights;

namespace Wangge.Alarms.Devices;

/// <summary>Where somebody stands as the one to call when a button is pressed, and who read that.</summary>
/// <remarks>A contact that is deleted is called no more; whoever keeps the device names another.</remarks>
internal sealed class ContactsOfSubject(DistrictDb db, Erasing erasing) : ISubjectData
{
    private const int Most = 200;
    private const int MostReadings = 1_000;

    public string Part => "alarm-contacts";

    public async Task<IReadOnlyList<SubjectMatter>> ListAsync(SubjectContact contact, CancellationToken ct)
    {
        var matters = new List<SubjectMatter>();
        foreach (var (left, device) in await FindAsync(contact, ct))
        {
            SubjectField[] held = [Held("contact.name", nameof(DeviceContact.Name), left.Name), Held("contact.phone", nameof(DeviceContact.Phone), left.Phone)];
            matters.Add(new SubjectMatter(Part, left.Id, TitleOf(left, device), device.CreatedAt, held, await SeenAsync(device.Id, ct)));
        }

        return matters;
    }

    public async Task<IReadOnlyList<Guid>> CorrectAsync(SubjectContact from, SubjectContact to, CancellationToken ct)
    {
        if (to.Phone is not { } phone) { return []; }
        var found = await Of(from).ToListAsync(ct);
        foreach (var left in found) { left.Phone = phone; }
        return found.ConvertAll(c => c.Id);
    }

    public async Task<IReadOnlyList<SubjectDeletion>> DeleteAsync(SubjectContact contact, Actor actor, CancellationToken ct)
    {
        var done = new List<SubjectDeletion>();
        foreach (var (left, device) in await FindAsync(contact, ct))
        {
            await erasing.EraseAsync(db.Store, actor, ErasureOfAlarmContact.Kind, left.Id, "asked-by-contact", ct);
            done.Add(new SubjectDeletion(Part, left.Id, TitleOf(left, device), ["contact"], null));
        }

        return done;
    }

    private async Task<List<(DeviceContact Left, AlarmDevice Device)>> FindAsync(SubjectContact contact, CancellationToken ct)
    {
        var found = await Of(contact).AsNoTracking().Join(db.Set<AlarmDevice>().AsNoTracking(), c => c.DeviceId, d => d.Id, (c, d) => new { Left = c, Device = d })
            .OrderByDescending(f => f.Device.Seq).Take(Most).ToListAsync(ct);
        return found.ConvertAll(f => (f.Left, f.Device));
    }

    /// <summary>Contacts of devices have telephones alone.</summary>
    private IQueryable<DeviceContact> Of(SubjectContact contact)
    {
        var forms = contact.PhoneForms;
        return db.Set<DeviceContact>().Where(c => forms.Contains(c.Phone));
    }

    /// <summary>By the device's page, and by each of its alarms.</summary>
    private async Task<List<SubjectReading>> SeenAsync(Guid deviceId, CancellationToken ct)
    {
        var alarms = db.Set<Alarm>().Where(a => a.DeviceId == deviceId).Select(a => a.Id);
        var leaves = await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.Action == DeviceContact.SeenAction && (l.SubjectId == deviceId || alarms.Contains(l.SubjectId)))
            .OrderBy(l => l.Seq).Take(MostReadings).ToListAsync(ct);
        return leaves.ConvertAll(leaf => new SubjectReading(leaf.At, leaf.Action, null, null, leaf.Purpose));
    }

    private static SubjectField Held(string field, string property, string value)
    {
        var why = typeof(DeviceContact).GetProperty(property)!.GetCustomAttribute<PersonalAttribute>()!;
        return new SubjectField(field, value, why.Purpose, why.Basis, why.Retention);
    }

    private static string TitleOf(DeviceContact left, AlarmDevice device) => $"{device.Name} · {left.Duty}";
}

/// <summary>Takes a contact from its device.</summary>
internal sealed class ErasureOfAlarmContact : IErase
{
    public const string Kind = "alarm-contact";

    public string SubjectKind => Kind;

    public IReadOnlyCollection<string> Tables => ["alarms_contacts"];

    public async Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<DeviceContact>().Where(c => c.Id == subjectId).ToListAsync(ct));
        return [];
    }
}
