using System.Collections.Concurrent;

namespace Wangge.Kernel.Districts;

/// <summary>What a module keeps in memory of each district (an index, a calendar), made when first asked for and dropped when its rows change.</summary>
/// <typeparam name="T">Immutable; swapped whole, so readers never wait.</typeparam>
public sealed class DistrictStates<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _states = new(StringComparer.Ordinal);

    /// <summary>The state, made by <paramref name="load"/> at the first call; a failed load is tried again by the next caller.</summary>
    public async ValueTask<T> GetAsync(string districtCode, Func<Task<T>> load)
    {
        var state = _states.GetOrAdd(districtCode, _ => new Lazy<Task<T>>(load));
        try
        {
            return await state.Value;
        }
        catch
        {
            _states.TryRemove(KeyValuePair.Create(districtCode, state));
            throw;
        }
    }

    /// <summary>The state when it is there already, else null.</summary>
    public T? Peek(string districtCode) =>
        _states.TryGetValue(districtCode, out var state) && state.IsValueCreated && state.Value.IsCompletedSuccessfully ? state.Value.GetAwaiter().GetResult() : null;

    /// <summary>Puts a fresh state in place of the old; readers see either the one or the other.</summary>
    public void Swap(string districtCode, T fresh) => _states[districtCode] = new Lazy<Task<T>>(Task.FromResult(fresh));

    /// <summary>Drops the state; the next caller loads it again.</summary>
    public void Drop(string districtCode) => _states.TryRemove(districtCode, out _);
}
