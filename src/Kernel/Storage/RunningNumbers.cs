using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Wangge.Kernel.Storage;

/// <summary>Running numbers that people can say aloud: unique in a district, growing, with a gap of at most a block after a restart.</summary>
/// <remarks>Numbers are taken in blocks so that a write costs no extra one. Safe for concurrent use.</remarks>
public sealed class RunningNumbers
{
    private const int BlockSize = 64;
    private readonly ConcurrentDictionary<(string District, string Name), Block> _blocks = new();

    /// <summary>The next number, from 1.</summary>
    public async ValueTask<long> NextAsync(DistrictStore store, string name, CancellationToken ct)
    {
        var block = _blocks.GetOrAdd((store.District.Code, name), _ => new Block());
        if (block.TryNext() is { } at) { return at; }

        await block.Gate.WaitAsync(ct);
        try
        {
            while (true)
            {
                if (block.TryNext() is { } number) { return number; }
                block.Refill(await TakeBlockAsync(store, name, ct));
            }
        }
        finally
        {
            block.Gate.Release();
        }
    }

    private static async Task<long> TakeBlockAsync(DistrictStore store, string name, CancellationToken ct)
    {
        while (true)
        {
            await using var db = store.Lease();
            var counter = await db.Set<CounterRow>().FirstOrDefaultAsync(c => c.Name == name, ct);
            var first = counter?.Next ?? 1;
            if (counter is null) { db.Add(new CounterRow { Name = name, Next = first + BlockSize }); } else { counter.Next = first + BlockSize; }
            db.MarkAsBookkeeping();
            try
            {
                await db.CommitAsync(ct);
                return first;
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                // Another process took this block; read on.
            }
        }
    }

    private sealed class Block
    {
        private long _next;
        private long _end;

        public SemaphoreSlim Gate { get; } = new(1);

        public long? TryNext()
        {
            lock (Gate) { return _next < _end ? _next++ : null; }
        }

        public void Refill(long first)
        {
            lock (Gate) { (_next, _end) = (first, first + BlockSize); }
        }
    }
}
