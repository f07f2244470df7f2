using System.Net;
using System.Net.Http.Json;
using Wangge.Contracts.Doors;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Portal.Tests.Voices;

public sealed class VoiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Question(bool mayBeShown = true, string? phone = null) => new { kind = "question", topic = "heating", words = "家里暖气不热，我叫老张，电话 13800000000", mayBeShown, phone };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_question_is_answered_in_the_name_of_a_unit_told_to_its_sender_and_shown_in_words_that_name_nobody(StoreKind store)
    {
        var door = new Letters();
        await using var server = await TestServer.StartAsync(store, configure: builder => builder.Services.AddSingleton<IMessageDoor>(door));
        var places = await server.FoundTinyDistrictAsync();
        using var anyone = server.Client();
        using var publisher = await server.SignInAsync("publisher", places.Root);
        var id = Guid.CreateVersion7();
        var sent = await anyone.PutAsJsonAsync($"/api/public/voices/{id}", Question(phone: "13800000000"), Ct).ReadAsync();
        var again = await anyone.PutAsJsonAsync($"/api/public/voices/{id}", Question(phone: "13800000000"), Ct).ReadAsync();
        var secret = sent.GetProperty("followSecret").GetString();
        Assert.Equal(secret, again.GetProperty("followSecret").GetString());
        await anyone.PutAsJsonAsync($"/api/public/voices/{id}", Question(mayBeShown: false), Ct).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        Assert.Single((await publisher.SeeAsync("/api/portal/voices")).GetProperty("items").EnumerateArray());

        object Answer(string shown) => new { unitId = places.LeadUnit, answer = "请报修，二十四小时内上门。", shownText = shown };
        await publisher.PostAsJsonAsync($"/api/portal/voices/{id}/answer", Answer("暖气不热，电话 13800000000"), Ct).RefusedAsync("portal.names-somebody", HttpStatusCode.BadRequest);
        await publisher.PostAsJsonAsync($"/api/portal/voices/{id}/answer", Answer("家里暖气不热怎么办？"), Ct).ReadAsync(HttpStatusCode.NoContent);

        var shown = await anyone.SeeAsync("/api/public/voices?words=暖气不热");
        Assert.Equal(["家里暖气不热怎么办？"], shown.Texts("question"));
        Assert.Equal(["市政处"], shown.Texts("unit"));
        Assert.DoesNotContain("老张", shown.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("1380000", shown.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("answered", (await anyone.SeeAsync($"/api/public/voices/follow/{secret}")).GetProperty("state").GetString());
        Assert.True(SpinWait.SpinUntil(() => !door.Sent.IsEmpty, TimeSpan.FromSeconds(20)), "Nobody was told.");
        Assert.Equal($"/voice/{secret}", door.Sent.First().LinkPath);
        Assert.DoesNotContain("暖气", door.Sent.First().Text, StringComparison.Ordinal);
        Assert.All((await anyone.SeeAsync("/api/public/topics")).EnumerateArray(), t => Assert.Equal(System.Text.Json.JsonValueKind.Null, t.GetProperty("asked").ValueKind));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_agreement_nothing_is_shown_and_its_sender_can_have_all_deleted(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var anyone = server.Client();
        using var publisher = await server.SignInAsync("publisher", places.Root);
        var id = Guid.CreateVersion7();
        var secret = (await anyone.PutAsJsonAsync($"/api/public/voices/{id}", Question(mayBeShown: false), Ct).ReadAsync()).GetProperty("followSecret").GetString();
        await publisher.PostAsJsonAsync($"/api/portal/voices/{id}/answer", new { unitId = places.LeadUnit, answer = "已安排。", shownText = "暖气" }, Ct).RefusedAsync("portal.voices.not-agreed", HttpStatusCode.Conflict);
        await publisher.PostAsJsonAsync($"/api/portal/voices/{id}/answer", new { unitId = places.LeadUnit, answer = "已安排。" }, Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Empty((await anyone.SeeAsync("/api/public/voices")).Texts("question"));

        await anyone.PostAsync($"/api/public/voices/follow/{secret}/delete", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        await anyone.PostAsync($"/api/public/voices/follow/{secret}/delete", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        var left = await anyone.SeeAsync($"/api/public/voices/follow/{secret}");
        Assert.Equal("erased", left.GetProperty("state").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, left.GetProperty("words").ValueKind);
        await publisher.PostAsJsonAsync($"/api/portal/voices/{id}/decline", new { reason = "unclear" }, Ct).RefusedAsync("portal.voices.erased", HttpStatusCode.Conflict);
    }

    private sealed class Letters : IMessageDoor
    {
        public System.Collections.Concurrent.ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        public Task SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            Sent.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
