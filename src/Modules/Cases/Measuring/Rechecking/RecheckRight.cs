using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>Who may look a second time: somebody who never did anything to the case, of no unit that it was ever sent to.</summary>
internal static class RecheckRight
{
    public static readonly Refusal OwnWork = new("measures.recheck.own-work", RefusalKind.Forbidden, "Whoever acted on a case does not recheck it.");
    public static readonly Refusal OwnUnit = new("measures.recheck.own-unit", RefusalKind.Forbidden, "A unit does not recheck what was sent to it.");

    /// <param name="actors">Every account in the case's journal.</param>
    /// <param name="sentTo">Every unit that it was dispatched to.</param>
    public static Refusal? Check(Actor actor, IReadOnlyCollection<Guid> actors, IReadOnlyCollection<Guid> sentTo) =>
        actors.Contains(actor.Id) ? OwnWork
        : actor.Roles.Any(role => role.UnitId is { } unit && sentTo.Contains(unit)) ? OwnUnit
        : null;
}
