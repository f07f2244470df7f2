using Microsoft.Extensions.Options;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>The rounds of whoever is signed in: those of the last two days and those made ahead, with all that a phone needs to walk them without reception.</summary>
internal static class ShowMyRounds
{
    private const int Most = 40;
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    /// <param name="Rounds">By the time they open; at most 40, the nearest first kept.</param>
    /// <param name="Rules">By which the house judges.</param>
    internal sealed record Response(IReadOnlyList<RoundView> Rounds, PhoneRules Rules);

    /// <summary>What a phone needs to judge alike.</summary>
    internal sealed record PhoneRules(double RadiusMetres, double LongestGapSeconds, double LongestStepMetres, double FastestMetresPerSecond, double WorstAccuracyMetres)
    {
        public static PhoneRules Of(RoundRules r) => new(r.RadiusMetres, r.LongestGap.TotalSeconds, r.LongestStepMetres, r.FastestMetresPerSecond, r.WorstAccuracyMetres);
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/my/rounds", Handle)
        .RequireSignedIn()
        .WithName(nameof(ShowMyRounds));

    private static async Task<Ok<Response>> Handle(DistrictDb db, Actor actor, AccessPolicy policy, RoundReading reading, IOptions<RoundRules> rules, TimeProvider time, CancellationToken ct)
    {
        var phoneRules = PhoneRules.Of(rules.Value);
        if (policy.Check(actor, RoundsPermissions.Walk) is not null) { return TypedResults.Ok(new Response([], phoneRules)); }
        var since = time.Now() - Back;
        var editions = await reading.EditionsOfAsync(actor, since, ct);
        var rounds = new List<Round>();
        foreach (var part in editions.Chunk(500))
        {
            rounds.AddRange(await db.Set<Round>().AsNoTracking().Where(r => r.ClosesAt > since && part.Contains(r.EditionId)).OrderByDescending(r => r.OpensAt).Take(Most).ToListAsync(ct));
        }

        var now = time.Now();
        List<Round> mine = [.. rounds.OrderBy(r => (r.OpensAt - now).Duration()).Take(Most).OrderBy(r => r.OpensAt).ThenBy(r => r.Seq)];
        var ids = mine.ConvertAll(r => r.Id);
        var marks = await db.Set<RoundMark>().AsNoTracking().Where(m => ids.Contains(m.RoundId)).ToListAsync(ct);
        return TypedResults.Ok(new Response(await reading.ViewsAsync(mine, marks, ct), phoneRules));
    }
}
