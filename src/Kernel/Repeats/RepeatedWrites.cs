using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Repeats;

/// <summary>Remembers writes by the client's id and recognises their retries.</summary>
public static class RepeatedWrites
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The hash by which a retry is told from another write with the same id.</summary>
    public static byte[] HashOf<T>(T content) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, Json));

    /// <summary>Remembers this write in the same commit; a second one with the same key fails with <see cref="DuplicateKeyException"/>.</summary>
    public static void Remember(this DistrictDb db, string actorKey, Guid clientId, byte[] contentHash, Guid outcomeId, TimeProvider time) =>
        db.Insert(new Repeat { ActorKey = actorKey, ClientId = clientId, ContentHash = contentHash, OutcomeId = outcomeId, At = time.Now() });

    /// <summary>What came of an earlier write with this key: nothing when there was none, its outcome, or a refusal when its content was another.</summary>
    public static async Task<Earlier> FindEarlierAsync(this DistrictDb db, string actorKey, Guid clientId, byte[] contentHash, CancellationToken ct)
    {
        var repeat = await db.Set<Repeat>().AsNoTracking().FirstOrDefaultAsync(r => r.ActorKey == actorKey && r.ClientId == clientId, ct);
        if (repeat is null) { return new Earlier(null, null); }
        return repeat.ContentHash.AsSpan().SequenceEqual(contentHash)
            ? new Earlier(repeat.OutcomeId, null)
            : new Earlier(null, IdReused);
    }

    /// <summary>An id that is none a client makes.</summary>
    public static readonly Refusal BadId = new("request.bad-id", RefusalKind.Invalid, "An id is a UUID of version 7.");

    /// <summary>The same id came with other content.</summary>
    public static readonly Refusal IdReused = new("request.id-reused", RefusalKind.Conflict, "This id was used for another write.");

    /// <param name="OutcomeId">What the first write made, or null when there was none.</param>
    /// <param name="Refusal">Set when the id was used for other content.</param>
    public readonly record struct Earlier(Guid? OutcomeId, Refusal? Refusal);
}
