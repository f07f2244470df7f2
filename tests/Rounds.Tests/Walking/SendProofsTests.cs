using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Walking;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Walking;

public sealed class SendProofsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string? StateOf(JsonElement answer) => answer.GetProperty("round").GetProperty("state").GetString();

    private static string? DoubtOf(JsonElement answer) => answer.GetProperty("fates")[0].GetProperty("doubt").GetString();

    private static object Code(Guid point, string code, double minute = 5, Guid? id = null) => new { proofId = id ?? Guid.CreateVersion7(), pointId = point, way = "code", happenedAt = Beat.Nine.AddMinutes(minute), code };

    private static object Photo(Guid point, string sha256, double minute = 5, Guid? id = null) => new { proofId = id ?? Guid.CreateVersion7(), pointId = point, way = "photo", happenedAt = Beat.Nine.AddMinutes(minute), sha256 };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_fast_pass_proves_both_points_whatever_the_order_and_number_of_the_sendings(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(20);
        // From west of the school to east of the water point in two minutes, two fixes near neither point.
        var (late, act) = (new[] { Beat.Fix(6, 200), Beat.Fix(7, 600) }, Guid.CreateVersion7());
        Assert.Equal("begun", StateOf(await beat.SendAsync(round, [late[1]], act: act).ReadAsync()));
        await beat.SendAsync(round, [late[1]], act: act).ReadAsync();
        Assert.Equal("begun", StateOf(await beat.SendAsync(round, [late[0], late[0], late[1]]).ReadAsync()));
        var whole = await beat.SendAsync(round, [Beat.Fix(5, -200)]).ReadAsync();
        Assert.Equal("complete", StateOf(whole));
        var hit = whole.GetProperty("round").GetProperty("points")[0].GetProperty("hitAt").GetDateTimeOffset();
        Assert.InRange(hit, Beat.Nine.AddMinutes(5), Beat.Nine.AddMinutes(6));
        await beat.SendAsync(round, [late[0]], act: act).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Proofs_that_come_after_a_missed_round_make_it_complete_within_grace_and_not_after(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddHours(2);
        await beat.SweepAsync();
        using var leader = await beat.Server.SignInAsync("leader", beat.Places.Root);
        async Task<JsonElement> RowAsync() => (await leader.GetAsync("/api/rounds/walks", Ct).ReadAsync()).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("roundId").GetGuid() == round);
        Assert.Equal("missed", (await RowAsync()).GetProperty("state").GetString());

        beat.Clock.Now = Beat.Nine.AddHours(5);
        Assert.Equal("missed", StateOf(await beat.SendAsync(round, [Beat.Fix(20, 0)]).ReadAsync()));
        Assert.Equal("complete", StateOf(await beat.SendAsync(round, [Beat.Fix(75, 400)]).ReadAsync()));
        var row = await RowAsync();
        Assert.Equal(("complete", 2, 1), (row.GetProperty("state").GetString(), row.GetProperty("hit").GetInt32(), row.GetProperty("late").GetInt32()));

        beat.Clock.Now = Beat.Nine.AddDays(4);
        await beat.SweepAsync();
        using var walker = await beat.Server.SignInAsync("patrol", beat.Places.Subdistrict);
        var past = await beat.SendAsync(round, [Beat.Fix(30, 0)], [Code(beat.School, "ABCDE12345")], by: walker).ReadAsync();
        Assert.Equal((1, "rounds.proof.too-late"), (past.GetProperty("fixes").GetProperty("outsideTheTime").GetInt32(), DoubtOf(past)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fixes_from_the_future_off_duty_vague_or_of_no_place_are_counted_and_not_kept(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(10);
        var answer = await beat.SendAsync(round, [Beat.Fix(25, 0), new { at = Beat.Nine.AddMinutes(3), longitude = 999, latitude = 0, accuracyMetres = 5 }, new { at = Beat.Nine.AddMinutes(3), longitude = 120.9, latitude = 40.7, accuracyMetres = 400 }, Beat.Fix(-60, 0)]).ReadAsync();
        var fixes = answer.GetProperty("fixes");
        Assert.Equal((0, 1, 2, 1), (fixes.GetProperty("counted").GetInt32(), fixes.GetProperty("fromTheFuture").GetInt32(), fixes.GetProperty("unusable").GetInt32(), fixes.GetProperty("outsideTheTime").GetInt32()));

        await beat.Walker.PutAsJsonAsync("/api/duty", new { spellId = Guid.CreateVersion7(), isOn = false, happenedAt = Beat.Nine.AddMinutes(2) }, Ct).ReadAsync();
        var off = await beat.SendAsync(round, [Beat.Fix(9, 0), Beat.Fix(1, 0)]).ReadAsync();
        Assert.Equal((1, 1), (off.GetProperty("fixes").GetProperty("offDuty").GetInt32(), off.GetProperty("fixes").GetProperty("counted").GetInt32()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_counts_at_its_point_in_its_week_and_each_other_is_kept_with_the_reason(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store, ["code"]);
        var other = Guid.CreateVersion7();
        await beat.PutPointAsync(other, 0, "MC-3", "燃气站", "gas", 100, ["code"]).ReadAsync();
        var round = await beat.RoundAsync();
        var right = await beat.CodeAsync(beat.School);
        var next = await beat.CodeAsync(beat.School, new DateOnly(2026, 3, 12));
        var others = await beat.CodeAsync(other);
        async Task<string?> SendAsync(object proof) => DoubtOf(await beat.SendAsync(round, proofs: [proof]).ReadAsync());

        Assert.Equal(Doubts.OtherPoint, await SendAsync(Code(beat.School, others)));
        Assert.Equal(Doubts.WrongCode, await SendAsync(Code(beat.School, next)));
        Assert.Equal(Doubts.WrongCode, await SendAsync(Code(beat.School, "http://example.org/")));
        Assert.Equal(Doubts.NotOfThisRound, await SendAsync(Code(other, others)));
        Assert.Equal(Doubts.FromTheFuture, await SendAsync(Code(beat.School, right, minute: 45)));
        Assert.Equal(Doubts.OutsideTheTime, await SendAsync(Code(beat.School, right, minute: -1)));
        var (counted, id) = (Code(beat.School, right), Guid.CreateVersion7());
        Assert.Null(await SendAsync(Code(beat.School, right, id: id)));
        Assert.Null(await SendAsync(Code(beat.School, right, id: id)));
        Assert.NotNull(counted);

        var shown = await beat.Leader.GetAsync($"/api/rounds/walks/{round}", Ct).ReadAsync();
        Assert.Equal(7, shown.GetProperty("proofs").GetArrayLength());
        Assert.NotNull(shown.GetProperty("round").GetProperty("points")[0].GetProperty("hitAt").GetString());
        Assert.DoesNotContain(right.Split('.')[^1], shown.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Last_weeks_sheet_is_old(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store, ["code"]);
        var sheet = await beat.CodeAsync(beat.School);
        beat.Clock.Now = Beat.Nine.AddDays(8);
        await beat.SweepAsync();
        using var walker = await beat.Server.SignInAsync("patrol", beat.Places.Subdistrict + "A/");
        var round = (await beat.MineAsync(walker)).Single(r => r.GetProperty("opensAt").GetDateTimeOffset() == beat.Clock.Now).GetProperty("roundId").GetGuid();
        Assert.Equal(Doubts.OldCode, DoubtOf(await beat.SendAsync(round, proofs: [Code(beat.School, sheet, minute: (8 * 24 * 60) + 1)], by: walker).ReadAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_must_be_there_first_and_proves_once(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store, ["photo"]);
        var round = await beat.RoundAsync();
        var (sha256, act, proof) = (Pictures.Sha256, Guid.CreateVersion7(), Photo(beat.School, Pictures.Sha256));
        await beat.SendAsync(round, proofs: [proof], act: act).RefusedAsync("rounds.proof.photo-missing", HttpStatusCode.BadRequest);
        await Pictures.SendAsync(beat.Walker);
        var answer = await beat.SendAsync(round, proofs: [proof], act: act).ReadAsync();
        Assert.Null(DoubtOf(answer));
        Assert.NotNull(answer.GetProperty("round").GetProperty("points")[0].GetProperty("hitAt").GetString());
        Assert.Equal(Doubts.PhotoAgain, DoubtOf(await beat.SendAsync(round, proofs: [Photo(beat.School, sha256)]).ReadAsync()));
        await beat.SendAsync(round, proofs: [new { proofId = Guid.CreateVersion7(), pointId = beat.School, way = "photo", happenedAt = Beat.Nine, code = "x" }]).RefusedAsync("rounds.proof.bad", HttpStatusCode.BadRequest);
        await beat.SendAsync(round, proofs: [new { proofId = Guid.CreateVersion7(), pointId = beat.School, way = "position", happenedAt = Beat.Nine }]).RefusedAsync("rounds.proof.bad", HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fixes_are_forgotten_after_thirty_days_and_what_the_round_came_to_stays(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        Assert.Equal("complete", StateOf(await beat.SendAsync(round, [Beat.Fix(5, 0), Beat.Fix(6, 400)]).ReadAsync()));
        beat.Clock.Now = Beat.Nine.AddDays(31);
        await beat.SweepAsync();
        using var leader = await beat.Server.SignInAsync("leader", beat.Places.Root);
        var shown = await leader.GetAsync($"/api/rounds/walks/{round}", Ct).ReadAsync();
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("fixesReceived").ValueKind);
        Assert.Equal("complete", StateOf(shown));
    }
}
