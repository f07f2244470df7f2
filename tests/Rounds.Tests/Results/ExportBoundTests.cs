using System.Net;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Points;
using Wangge.Rounds.Walking;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Results;

/// <summary>What is more than a file holds is refused, never cut without a word.</summary>
public sealed class ExportBoundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_that_would_be_cut_is_refused_and_a_smaller_question_is_answered(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        await AddAsync(beat, Enumerable.Range(0, 10_001).Select(i => new DiaryEntry
        {
            Id = Guid.CreateVersion7(), AccountId = beat.Walker.AccountId, GridId = Guid.Empty, AreaPath = beat.Places.Subdistrict + "A/", Topic = "other", Need = "none", HappenedAt = Beat.Nine.AddMinutes(-i),
            ReceivedAt = Beat.Nine.AddMinutes(-i), Version = 1,
        }));
        await beat.Leader.GetAsync("/api/rounds/diary/export", Ct).RefusedAsync("rounds.diary.too-many", HttpStatusCode.RequestEntityTooLarge);
        Assert.NotEmpty(await beat.Leader.GetStringAsync($"/api/rounds/diary/export?from={Beat.Nine.AddHours(-1):O}".Replace("+", "%2B", StringComparison.Ordinal), Ct));

        await AddAsync(beat, Enumerable.Range(0, 5_001).Select(i => new Round
        {
            Id = Guid.CreateVersion7(), PlanId = beat.Plan, EditionId = Guid.CreateVersion7(), AreaPath = beat.Places.Subdistrict, Day = new DateOnly(2026, 3, 2), Slot = i, OpensAt = Beat.Nine.AddSeconds(i),
            DueAt = Beat.Nine.AddHours(1), ClosesAt = Beat.Nine.AddHours(2), IsOrdered = false, State = RoundState.Planned, Points = 0, Version = 1,
        }));
        await beat.Leader.GetAsync("/api/rounds/walks/export?from=2026-03-02", Ct).RefusedAsync("rounds.results.too-many", HttpStatusCode.RequestEntityTooLarge);
        Assert.NotEmpty(await beat.Leader.GetStringAsync("/api/rounds/walks/export?from=2026-03-03", Ct));

        await AddAsync(beat, Enumerable.Range(0, 10_001).Select(i => new MustCheckPoint
        {
            Id = Guid.CreateVersion7(), Code = $"X-{i}", Name = "点", Kind = "other", Longitude = 120.9, Latitude = 40.7, AreaPath = beat.Places.Subdistrict + "A/", Ways = ProofWay.Position, DwellSeconds = 0, CodeDays = 7,
            Secret = [1], ChangedAt = Beat.Nine, Version = 1,
        }));
        await beat.Leader.GetAsync("/api/rounds/points/export", Ct).RefusedAsync("rounds.point.too-many", HttpStatusCode.RequestEntityTooLarge);
        await beat.Leader.GetAsync("/api/rounds/points/results?from=2026-03-02", Ct).RefusedAsync("rounds.results.too-many-points", HttpStatusCode.RequestEntityTooLarge);
        Assert.NotEmpty(await beat.Leader.GetStringAsync($"/api/rounds/points/export?area={beat.Places.Subdistrict}B/", Ct));
        Assert.NotEmpty(await beat.Leader.GetStringAsync($"/api/rounds/points/results?from=2026-03-02&area={beat.Places.Subdistrict}B/", Ct));
    }

    private static async Task AddAsync<T>(Beat beat, IEnumerable<T> rows)
        where T : class
    {
        await using var db = beat.Server.Store.Lease();
        db.AddRange(rows);
        db.Leaf(AuditNote.By(Actor.System, "test.rows", "district", Guid.Empty));
        await db.CommitAsync(Ct);
    }
}
