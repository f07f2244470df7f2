using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Audit.Asking;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Backup;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Http;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Outbox.Pump;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Secrets;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;

namespace Wangge.Kernel;

/// <summary>What the Kernel gives to a host.</summary>
public static class KernelModule
{
    /// <summary>Storage, outbox, audit, access and the HTTP edge, for one home.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, Home home, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage"));
        services.AddOptions<AdmissionOptions>().Bind(configuration.GetSection("Admission"));
        services.AddSingleton<AdmissionLoad>();
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection("Audit"));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFilePort, DiskFiles>();
        services.AddSingleton<BlobFiles>();
        services.AddSingleton<ErasureLog>();
        services.AddSingleton<Scrubbing>();
        services.AddSingleton<Erasing>();
        services.AddSingleton<FollowLinks>();
        services.AddSingleton<Sealing>();
        services.AddSingleton<HomeBackup>();
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditTrees>();
        services.AddSingleton<AuditVerifications>();
        services.AddSingleton(AuditPermissions.Grant);
        services.AddSingleton<LeafSequencing>();
        services.AddSingleton<ICheckpointSink, CheckpointFile>();
        services.AddSingleton<ICheckpointSink, CheckpointPost>();
        services.AddSingleton(home);
        services.AddSingleton<DistrictRegistry>();
        services.AddSingleton<CommitBell>();
        services.AddSingleton<ListenerCatalogue>();
        services.AddSingleton<IModuleTables, KernelTables>();
        services.AddSingleton<StoreServices>();
        services.AddSingleton<PostgresServer>();
        services.AddSingleton<Stores>();
        services.AddSingleton<DistrictPreparation>();
        services.AddSingleton<RunningNumbers>();
        services.AddSingleton<RepeatTurns>();
        services.AddSingleton<AccessPolicy>();
        services.AddSingleton(new RoleGrant(OutboxPermissions.Outbox, ["system-administrator"]));
        services.AddScoped<DistrictScope>();
        services.AddScoped(scope => scope.GetRequiredService<DistrictScope>().Store.Lease());
        services.AddScoped<ActorHolder>();
        services.AddScoped(scope => scope.GetRequiredService<ActorHolder>().Actor);
        return services;
    }

    /// <summary>What runs beside requests: deliveries, sequencing, live push. Needs an Orleans silo in the same host.</summary>
    public static IServiceCollection AddKernelLive(this IServiceCollection services)
    {
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<LiveClients>();
        services.AddHostedService<PumpBell>();
        services.AddSingleton<BlobSweep>();
        services.AddHostedService(host => host.GetRequiredService<BlobSweep>());
        services.AddSingleton<RepeatSweep>();
        services.AddHostedService(host => host.GetRequiredService<RepeatSweep>());
        services.AddHostedService<ScrubRounds>();
        services.AddSingleton<UploadLimits>();
        services.AddSingleton<LiveRelay>();
        services.AddHostedService(host => host.GetRequiredService<LiveRelay>());
        return services;
    }

    /// <summary>The HTTP edge: JSON, refusals, validation.</summary>
    public static IServiceCollection AddKernelHttp(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower));
            // A number is a number: the document says so, and clients made from it need not ask.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddExceptionHandler<Faults>();
        // Before the platform's own writer, which gives up where a caller accepts no JSON.
        services.AddSingleton<IProblemDetailsWriter, ProblemsForAll>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.TryAdd("code", ProblemsForAll.CodeOf(context.ProblemDetails.Status)));
        services.AddValidation();
        services.AddSignalR();
        return services;
    }

    /// <summary>Chooses district and actor before any endpoint runs.</summary>
    public static void UseKernel(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<DistrictAddress>();
        // After the address, which moves the district's prefix out of the path that is routed by.
        app.UseRouting();
        // Before the actor, whose session is asked of the store.
        app.UseMiddleware<AdmissionGate>();
        app.UseMiddleware<ActorOfRequest>();
        app.UseMiddleware<AccessGate>();
    }

    /// <summary>The group under which modules map their endpoints.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.AddEndpointFilter<DecideOnceMore>();
        PutBlob.Map(api);
        ListDeadLetters.Map(api);
        SendAgain.Map(api);
        ListLeaves.Map(api);
        ExportLeaves.Map(api);
        ProveLeaf.Map(api);
        ShowAuditStatus.Map(api);
        return api;
    }

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapHub<LiveHub>("/live");
}
