using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Sessions;

public sealed class ActorResolverTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_bearer_token_names_its_account(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        using var client = await server.SignInAsync("acceptor", "/211403/");
        await using var scope = server.Scope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Authorization = "Bearer " + client.Token;

        var actor = await scope.ServiceProvider.GetRequiredService<IActorResolver>().FindAsync(context, TestContext.Current.CancellationToken);

        Assert.Equal(client.AccountId, actor?.Id);
        Assert.Equal([new HeldRole("acceptor", "/211403/", null)], actor?.Roles);
    }
}
