using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Host;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>The whole server on a home that is there already: what a restart finds.</summary>
internal static class RunningHome
{
    public static WebApplication Build(Home home, Action<IServiceCollection> configure) => WanggeApp.Build(home, ["--urls", "http://127.0.0.1:0"], builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:FromModel"] = "true", ["Storage:Postgres"] = Databases.Postgres });
        configure(builder.Services);
    });
}
