using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Fuzz;

/// <summary>The whole API asked by what its own document says, fit and broken.</summary>
/// <remarks>Source: QUALITY, "fuzz". <c>WANGGE_FUZZ_SEED</c> repeats a run; <c>WANGGE_LONG=1</c> asks 100,000 times.</remarks>
public sealed class ApiFuzzTests
{
    private const int Clients = 4;
    private const int MostShown = 25;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_request_breaks_the_server_or_is_answered_in_a_way_the_document_does_not_tell(StoreKind store)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WANGGE_FUZZ_SEED"), out var given) ? given : 20260301;
        var count = Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 100_000 : 5_000;
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var nobody = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var document = new ApiDocument(await nobody.GetFromJsonAsync<JsonElement>(new Uri(server.Address, "openapi/v1.json"), Ct));
        Assert.True(document.Operations.Count > 80, $"The document tells of {document.Operations.Count} operations.");
        using var staff = new FuzzSeats(server);
        var maker = new RequestMaker(document, seed, await KnownIdsAsync(staff, places));

        var faults = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var statuses = new ConcurrentDictionary<int, int>();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < count && faults.Count < MostShown)
            {
                var request = maker.Make(number);
                using var message = request.ToMessage(server.Address);
                using var answer = await staff.SendAsync(request.Seat, message);
                statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
                if (await FaultOfAsync(request, answer) is { } fault)
                {
                    faults.TryAdd($"{request.Operation.Method} {request.Operation.Path}: {fault}", request.ToString());
                }
            }
        }, Ct)));

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}; {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}");
        Assert.True(faults.IsEmpty, $"seed {seed}:\n{string.Join("\n", faults.Select(f => $"{f.Key}\n    {f.Value}"))}");
        Assert.True(statuses.Where(s => s.Key < 300).Sum(s => s.Value) > count / 50, "Hardly anything was fit: the requests no longer follow the document.");
    }

    /// <summary>What is wrong with an answer, or null.</summary>
    private static async Task<string?> FaultOfAsync(FuzzRequest request, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var body = status >= 400 ? await answer.Content.ReadAsStringAsync(Ct) : "";
        // The store is sound throughout, so that 503, though documented, is a fault here.
        if (status >= 500) { return $"{status} {body}"; }
        if (!request.Operation.Documents(status)) { return $"{status} is not documented; {body}"; }
        if (status < 400 || !request.Operation.Path.StartsWith("/api/", StringComparison.Ordinal)) { return null; }
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") { return $"{status} is no problem+json but {answer.Content.Headers.ContentType}"; }
        return JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty("code", out var code) && code.GetString() is { Length: > 0 } ? null : $"{status} without a code";
    }

    private static async Task<IReadOnlyList<string>> KnownIdsAsync(FuzzSeats staff, TinyPlaces places)
    {
        var ids = new List<string> { places.LeadUnit.ToString(), places.HelperUnit.ToString(), places.FirstGrid.ToString(), places.Root, places.Subdistrict, Guid.Empty.ToString() };
        for (var i = 0; i < 12; i++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Put, new Uri(staff.Address, $"api/reports/{Guid.CreateVersion7()}"))
            {
                Content = JsonContent.Create(new { words = $"路灯坏了{i}", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude }),
            };
            using var answer = await staff.SendAsync(FuzzSeats.Everyone, message);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var sent = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
            ids.AddRange([sent.GetProperty("caseId").GetString()!, sent.GetProperty("follow").GetString()!, sent.GetProperty("reportId").GetString()!]);
        }

        return ids;
    }
}
