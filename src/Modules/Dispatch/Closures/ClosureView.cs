using System.Text.Json;

namespace Wangge.Dispatch.Closures;

/// <summary>A closure as staff see it.</summary>
/// <param name="Reason"><c>flood</c>, <c>works</c>, <c>fire</c>, <c>gas</c>, <c>event</c> or <c>other</c>.</param>
/// <param name="Whom"><c>car</c>, <c>foot</c>, <c>all</c>, or <c>public</c>: units pass.</param>
/// <param name="Shape">What was drawn, GeoJSON.</param>
/// <param name="Stretches">How many stretches it closed, of both networks.</param>
/// <param name="State"><c>planned</c>, <c>closed</c>, <c>ended</c> by the clock or <c>opened</c> by somebody.</param>
/// <param name="Until">Exclusive; null: until somebody opens it.</param>
/// <param name="OpensWithCase">It opens when its case ends.</param>
/// <param name="Posts">Where it is held, of a cordon.</param>
public sealed record ClosureView(
    Guid Id, string Reason, string Whom, JsonElement Shape, int Stretches, string AreaPath, Guid? CaseId, string State, DateTimeOffset From, DateTimeOffset? Until,
    Guid ClosedBy, DateTimeOffset ClosedAt, Guid? ReopenedBy, DateTimeOffset? ReopenedAt, bool OpensWithCase,
    IReadOnlyList<HeldPost> Posts)
{
    internal static ClosureView Of(Closure c, DateTimeOffset now)
    {
        using var shape = JsonDocument.Parse(c.Shape);
        var state = c.ReopenedAt is not null ? "opened" : c.Until <= now ? "ended" : c.From > now ? "planned" : "closed";
        return new ClosureView(
            c.Id, c.Reason, c.Whom, shape.RootElement.Clone(), c.Stretches, c.AreaPath, c.CaseId, state, c.From, c.Until, c.ClosedBy, c.ClosedAt, c.ReopenedBy, c.ReopenedAt, c.OpensWithCase,
            c.Posts);
    }
}
