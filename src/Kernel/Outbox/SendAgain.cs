using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Outbox;

/// <summary>Gives a dead letter to its listener again, with all its tries before it.</summary>
/// <remarks>Refuses with <c>outbox.no-dead-letter</c>, also when it was sent again already and taken.</remarks>
internal static class SendAgain
{
    private static readonly Refusal NoDeadLetter = new("outbox.no-dead-letter", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/outbox/dead/{seq:long}/send-again", Handle)
        .RequirePermission(OutboxPermissions.Outbox)
        .WithName(nameof(SendAgain));

    private static async Task<Results<NoContent, Refused>> Handle(long seq, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Seq == seq && m.IsDead, ct) is not { } letter) { return new Refused(NoDeadLetter); }

        letter.IsDead = false;
        letter.Attempts = 0;
        letter.DueAt = time.Now();
        db.Leaf(AuditNote.By(actor, "kernel.outbox.send-again", "message", letter.MessageId));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
