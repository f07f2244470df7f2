using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>Those who walk the demo's rounds, each by a phone of their own.</summary>
internal sealed class RoundWalkers : IDisposable
{
    private readonly IReadOnlyList<StaffClient> _clients;
    private readonly IReadOnlyList<WalkerPhone> _phones;

    private RoundWalkers(IReadOnlyList<StaffClient> clients, IReadOnlyList<WalkerPhone> phones) => (_clients, _phones) = (clients, phones);

    public int Count => _phones.Count;

    /// <param name="walkers">Signed in, with the role in which each walks.</param>
    /// <param name="keeper">May print codes and see units.</param>
    public static async Task<RoundWalkers> MeetAsync(IReadOnlyList<(StaffClient Client, string Role)> walkers, StaffClient keeper, Ways ways, Random chance, CancellationToken ct)
    {
        var sheets = new CodeSheets(keeper);
        var crews = (await keeper.GetAsync<JsonElement>("api/dispatch/units", ct)).EnumerateArray()
            .SelectMany(u => u.GetProperty("crew").EnumerateArray()).Select(c => c.GetProperty("accountId").GetGuid()).ToHashSet();
        var phones = new List<WalkerPhone>();
        foreach (var (client, role) in walkers)
        {
            var phone = new WalkerPhone(client, new SimulatedWalker(new Random(chance.Next())), sheets, ways, role == "patrol" ? "driving" : "foot");
            await phone.PrepareAsync(crews, ct);
            phones.Add(phone);
        }

        return new RoundWalkers([.. walkers.Select(w => w.Client)], phones);
    }

    public async Task StepAsync(DateTimeOffset now, Action<string> tell, CancellationToken ct)
    {
        foreach (var phone in _phones)
        {
            if (await phone.StepAsync(now, ct) is { } news) { tell(news); }
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients) { client.Dispose(); }
    }
}
