using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Wangge.Kernel.Outbox;

/// <summary>Which listeners hear which notice. Built once at start; safe for concurrent use.</summary>
public sealed class ListenerCatalogue(IEnumerable<ListenerEntry> entries)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ILookup<Type, ListenerEntry> _byNotice = entries.ToLookup(e => e.Notice);
    private readonly Dictionary<string, ListenerEntry> _byName = entries.ToDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>Names of the live ones.</summary>
    public IReadOnlyList<string> LiveNames { get; } = [.. entries.Where(e => e.Live).Select(e => e.Name)];

    public ListenerEntry? Find(string listener) => _byName.GetValueOrDefault(listener);

    internal IEnumerable<OutboxMessage> MessagesFor(INotice notice, TimeProvider time)
    {
        var listeners = _byNotice[notice.GetType()];
        if (!listeners.Any()) { yield break; }

        var now = Time.Clock.Now(time);
        var id = Guid.CreateVersion7(now);
        var payload = JsonSerializer.Serialize(notice, notice.GetType(), Json);
        foreach (var listener in listeners)
        {
            yield return new OutboxMessage
            {
                MessageId = id, Listener = listener.Name, Notice = notice.GetType().Name, Payload = payload, CreatedAt = now, DueAt = now,
            };
        }
    }

    internal static INotice Read(ListenerEntry entry, string payload) => (INotice)JsonSerializer.Deserialize(payload, entry.Notice, Json)!;
}

/// <summary>One listener of one kind of notice.</summary>
/// <param name="Name">Stable, unique: stands in stored messages.</param>
/// <param name="Live">Has effects in memory only, and may be told of many messages before their removal is committed.</param>
/// <param name="HearAsync">Calls it in a scope of the district.</param>
public sealed record ListenerEntry(string Name, Type Notice, bool Live, Func<IServiceProvider, INotice, Delivery, CancellationToken, Task> HearAsync);

/// <summary>Registration of listeners.</summary>
public static class ListenerRegistration
{
    /// <summary>Adds a listener whose writes commit together with the message's removal.</summary>
    public static IServiceCollection AddListener<TNotice, TListener>(this IServiceCollection services, bool live = false)
        where TNotice : INotice
        where TListener : class, IListenTo<TNotice>
    {
        services.AddScoped<TListener>();
        return services.AddSingleton(new ListenerEntry(
            $"{typeof(TListener).Name}:{typeof(TNotice).Name}",
            typeof(TNotice),
            live,
            (scope, notice, delivery, ct) => scope.GetRequiredService<TListener>().HearAsync((TNotice)notice, delivery, ct)));
    }
}
