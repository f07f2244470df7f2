using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Formulas;

public sealed class PublishFormulaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_version_counts_from_then_on_and_the_old_stays_for_earlier_figures(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        var before = (await leader.GetJson("api/measures")).GetProperty("period").GetProperty("asOf").GetString()!;
        Assert.Equal(17, (await leader.GetJson("api/measures/formulas")).GetProperty("formulas").GetArrayLength());

        using var unnamed = await leader.PostAsJsonAsync("api/measures/formulas/rework", Rework("due-and-reworked", 20), Ct);
        await unnamed.Refuses(HttpStatusCode.BadRequest, "request.if-match-needed");
        using var unknown = await leader.SendIf(HttpMethod.Post, "api/measures/formulas/rework", 1, Rework("nothing", 20));
        await unknown.Refuses(HttpStatusCode.BadRequest, "measures.formula.unknown-term");
        using var headline = await leader.SendIf(HttpMethod.Post, "api/measures/formulas/solved", 1, new
        {
            actId = Guid.CreateVersion7(), name = "solved", nameZh = "真解决率", denominator = "accepted-and-mature", minimumCount = 10, allowsExclusions = true, reason = "try",
        });
        await headline.Refuses(HttpStatusCode.BadRequest, "measures.formula.unfit");

        using var published = await leader.SendIf(HttpMethod.Post, "api/measures/formulas/rework", 1, Rework("due-and-reworked", 20));
        Assert.Equal(2, (await published.Read<JsonElement>()).GetProperty("version").GetInt32());
        using var stale = await leader.SendIf(HttpMethod.Post, "api/measures/formulas/rework", 1, Rework("due-and-reworked", 30));
        await stale.Refuses(HttpStatusCode.PreconditionFailed, "cases.settings.stale");

        Assert.Equal(2, VersionOf(await leader.GetJson("api/measures")));
        Assert.Equal(1, VersionOf(await leader.GetJson($"api/measures?asOf={Uri.EscapeDataString(before)}")));
        var history = (await leader.GetJson("api/measures/formulas")).GetProperty("formulas").EnumerateArray().Where(one => one.GetProperty("code").GetString() == "rework").ToList();
        Assert.Equal([2, 1], history.Select(one => one.GetProperty("version").GetInt32()));

        static object Rework(string numerator, int minimum) => new
        {
            actId = Guid.CreateVersion7(), name = "reworked", nameZh = "返工率", numerator, denominator = "due-to-close", minimumCount = minimum, allowsExclusions = true, reason = "yearly-review",
        };

        static int VersionOf(JsonElement measures) =>
            measures.GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "rework").GetProperty("version").GetInt32();
    }
}
