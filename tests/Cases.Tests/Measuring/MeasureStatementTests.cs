using System.Text;
using System.Text.Json;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

public sealed class MeasureStatementTests
{
    private static readonly List<MatterFacts> Some =
        [.. Enumerable.Range(1, 60).Select(number => (number % 4) switch
        {
            0 => Matters.Open(number),
            1 => Matters.Closed(number).Confirm(),
            2 => Matters.Closed(number).Recheck(number % 3 > 0),
            _ => Matters.Closed(number) with { Rating = new(Matters.Start.AddDays(8), 4), Reworks = 1 },
        })];

    [Fact]
    public void The_same_facts_give_the_same_bytes_in_whatever_order()
    {
        var shuffled = Some.ToArray();
        new Random(1).Shuffle(shuffled);
        Assert.All(MeasureCatalogue.All, formula => Assert.Equal(Bytes(Some, formula), Bytes(shuffled, formula)));
    }

    [Fact]
    public void Offsets_of_the_same_instant_give_the_same_bytes()
    {
        var elsewhere = Some.Select(matter => matter with { ReportedAt = matter.ReportedAt.ToUniversalTime(), ClosedAt = matter.ClosedAt?.ToUniversalTime() });
        Assert.All(MeasureCatalogue.All, formula => Assert.Equal(Bytes(Some, formula), Bytes(elsewhere, formula)));
    }

    [Fact]
    public void One_changed_fact_changes_the_hash()
    {
        var changed = Some.ToList();
        changed[5] = changed[5] with { Extensions = 1 };
        Assert.NotEqual(Make(Some, MeasureCatalogue.ClosingRate).InputsSha256, Make(changed, MeasureCatalogue.ClosingRate).InputsSha256);
    }

    [Fact]
    public void A_statement_names_its_formula_period_inputs_and_exclusions()
    {
        MeasureExclusion[] exclusions =
        [
            new(Matters.Id(4), "closing-rate", "flood", Matters.Id(90), Matters.Id(91)),
            new(Matters.Id(8), "closing-rate", "flood", Matters.Id(90), Matters.Id(90)),
            new(Matters.Id(12), "closing-rate", "flood", Matters.Id(90), null),
            new(Matters.Id(4), "rework", "flood", Matters.Id(90), Matters.Id(91)),
        ];
        var statement = MeasureStatement.Make(MeasureCatalogue.ClosingRate, Some.In(Matters.January), Matters.Whole, exclusions);
        var json = JsonDocument.Parse(statement.ToCanonicalJson()).RootElement;

        Assert.Equal(("closing-rate", 1), (json.GetProperty("formula").GetProperty("code").GetString(), json.GetProperty("formula").GetProperty("version").GetInt32()));
        Assert.Equal("2025-12-31T16:00:00.0000000Z", json.GetProperty("period").GetProperty("start").GetString());
        Assert.Equal(59, json.GetProperty("denominator").GetInt32());
        Assert.Equal(59, json.GetProperty("inputs").GetArrayLength());
        Assert.Equal([true, false, false], json.GetProperty("exclusions").EnumerateArray().Select(one => one.GetProperty("applied").GetBoolean()));
        Assert.Matches("^[0-9a-f]{64}$", json.GetProperty("inputs-sha256").GetString()!);
    }

    [Fact]
    public void Bytes_do_not_change_from_one_build_to_the_next()
    {
        var json = Encoding.UTF8.GetString(Bytes([Matters.Closed(1), Matters.Open(2)], MeasureCatalogue.OnTimeClosing));
        Assert.Equal(
            """{"formula":{"code":"on-time-closing","version":1,"name":"closed on time","name-zh":"按期结案率","kind":"Share","unit":"Ratio","numerator":"due-and-closed-on-time","denominator":"due-to-close","headline":false,"minimum-count":10,"allows-exclusions":true},"period":{"start":"2025-12-31T16:00:00.0000000Z","end":"2026-01-31T16:00:00.0000000Z","as-of":"2026-12-31T16:00:00.0000000Z","offset-minutes":480},"area":"/211403/","numerator":1,"denominator":2,"value":0.5,"low":0.094531,"high":0.905469,"ranked":false,"details":{},"exclusions":[],"inputs-sha256":"HASH","inputs":[{"case":"00000001-0000-0007-0000-000000000000","numerator":1,"denominator":1},{"case":"00000002-0000-0007-0000-000000000000","numerator":0,"denominator":1}]}""",
            System.Text.RegularExpressions.Regex.Replace(json, "(?<=\"inputs-sha256\":\")[0-9a-f]{64}", "HASH"));
    }

    private static MeasureStatement Make(IEnumerable<MatterFacts> matters, MeasureFormula formula) =>
        MeasureStatement.Make(formula, matters.In(Matters.January), Matters.Whole);

    private static byte[] Bytes(IEnumerable<MatterFacts> matters, MeasureFormula formula) => Make(matters, formula).ToCanonicalJson();
}
