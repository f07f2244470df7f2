using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Outbox;

/// <summary>Lists messages that were given up after the last try, oldest first.</summary>
/// <remarks>Source: ARCHITECTURE, "outbox". Shows no payload: whose matter it is, is not the administrator's.</remarks>
internal static class ListDeadLetters
{
    private const int Most = 200;

    /// <param name="Letters">At most 200.</param>
    /// <param name="Count">How many there are in all.</param>
    public sealed record Response(IReadOnlyList<Letter> Letters, int Count);

    /// <param name="Seq">Names it for <c>send-again</c>.</param>
    /// <param name="Listener">Who could not take it.</param>
    /// <param name="Notice">What it tells, by kind.</param>
    /// <param name="Fault">The last fault's kind.</param>
    public sealed record Letter(long Seq, string Listener, string Notice, DateTimeOffset CreatedAt, int Attempts, string? Fault);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/outbox/dead", Handle)
        .RequirePermission(OutboxPermissions.Outbox)
        .WithName(nameof(ListDeadLetters));

    private static async Task<Ok<Response>> Handle(DistrictDb db, CancellationToken ct)
    {
        var dead = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.IsDead);
        var letters = await dead.OrderBy(m => m.Seq).Take(Most)
            .Select(m => new Letter(m.Seq, m.Listener, m.Notice, m.CreatedAt, m.Attempts, m.Fault))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(letters, await dead.CountAsync(ct)));
    }
}
