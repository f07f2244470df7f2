using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Access;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Subscribing;

/// <summary>Subscriptions that somebody made with this contact. Nobody reads them but the house itself, so none is seen by anyone.</summary>
internal sealed class SubscriptionsOfSubject(DistrictDb db, Kernel.Rights.Erasing erasing) : ISubjectData
{
    private const int Most = 200;
    private const string Title = "订阅 / Subscription";

    public string Part => "subscriptions";

    public async Task<IReadOnlyList<SubjectMatter>> ListAsync(SubjectContact contact, CancellationToken ct) =>
        [.. (await Of(contact).AsNoTracking().OrderByDescending(s => s.Seq).Take(Most).ToListAsync(ct)).Select(s => new SubjectMatter(Part, s.Id, Title, s.AskedAt, HeldOf(s), []))];

    public async Task<IReadOnlyList<Guid>> CorrectAsync(SubjectContact from, SubjectContact to, CancellationToken ct)
    {
        var found = await Of(from).ToListAsync(ct);
        foreach (var subscription in found)
        {
            if (from.Phone is not null) { subscription.Phone = null; } else { subscription.Email = null; }
            if (to.Phone is not null) { subscription.Phone = to.Phone; } else { subscription.Email = to.Email; }
            subscription.Version++;
        }

        return found.ConvertAll(s => s.Id);
    }

    public async Task<IReadOnlyList<SubjectDeletion>> DeleteAsync(SubjectContact contact, Actor actor, CancellationToken ct)
    {
        var done = new List<SubjectDeletion>();
        foreach (var id in await Of(contact).OrderByDescending(s => s.Seq).Take(Most).Select(s => s.Id).ToListAsync(ct))
        {
            await erasing.EraseAsync(db.Store, actor, ErasureOfSubscription.Kind, id, "asked-by-subscriber", ct);
            done.Add(new SubjectDeletion(Part, id, Title, ["contact", "place"], null));
        }

        return done;
    }

    private IQueryable<Subscription> Of(SubjectContact contact)
    {
#pragma warning disable CA1862 // The store compares, and knows lower() alone.
        if (contact.Email is { } email) { return db.Set<Subscription>().Where(s => s.Email!.ToLower() == email); }
#pragma warning restore CA1862
        var forms = contact.PhoneForms;
        return db.Set<Subscription>().Where(s => forms.Contains(s.Phone!));
    }

    private static List<SubjectField> HeldOf(Subscription subscription)
    {
        var held = new List<SubjectField>();
        Add("contact.email", nameof(Subscription.Email), subscription.Email);
        Add("contact.phone", nameof(Subscription.Phone), subscription.Phone);
        Add("place.box", nameof(Subscription.Place), string.Create(CultureInfo.InvariantCulture, $"{subscription.West},{subscription.South},{subscription.East},{subscription.North}"));
        return held;

        void Add(string field, string property, string? value)
        {
            if (string.IsNullOrEmpty(value)) { return; }
            var why = typeof(Subscription).GetProperty(property)!.GetCustomAttribute<PersonalAttribute>()!;
            held.Add(new SubjectField(field, value, why.Purpose, why.Basis, why.Retention));
        }
    }
}
