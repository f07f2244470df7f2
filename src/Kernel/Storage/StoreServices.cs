using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Outbox;

namespace Wangge.Kernel.Storage;

/// <summary>What every store shares: the modules' tables, the listeners, the clock, and who is told of a commit.</summary>
public sealed class StoreServices(
    IEnumerable<IModuleTables> tables, ListenerCatalogue listeners, TimeProvider time, CommitBell bell, IOptions<StorageOptions> options,
    IEnumerable<IInterceptor> interceptors)
{
    public IReadOnlyList<IModuleTables> Tables { get; } = [.. tables];

    public ListenerCatalogue Listeners { get; } = listeners;

    /// <summary>Asked at each command that reads; none but in trials of faults.</summary>
    internal IReadOnlyList<IInterceptor> Interceptors { get; } = [.. interceptors];

    public TimeProvider Time { get; } = time;

    public StorageOptions Options { get; } = options.Value;

    internal void Committed(District district, bool leaves, bool messages) => bell.Ring(district.Code, leaves, messages);
}
