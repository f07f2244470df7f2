using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Who answers how long it takes, by configuration.</summary>
internal static class TravelChoice
{
    public static IServiceCollection AddTravelTimes(this IServiceCollection services)
    {
        services.AddOptions<TravelOptions>().BindConfiguration("Dispatch:TravelTimes")
            .Validate(options => options.IsFit(), "Dispatch:TravelTimes: Kind is own, osrm or valhalla; the latter need an http(s) Address and a Timeout of 0.1–30 s.").ValidateOnStart();
        services.AddSingleton<OutsideServer>();
        services.AddSingleton<StandIns>();
        services.AddScoped<OwnTravelTimes>();
        services.AddScoped<OsrmTravelTimes>();
        services.AddScoped<ValhallaTravelTimes>();
        return services.AddScoped(Choose);
    }

    private static ITravelTimes Choose(IServiceProvider scope)
    {
        var own = scope.GetRequiredService<OwnTravelTimes>();
        return scope.GetRequiredService<IOptions<TravelOptions>>().Value.Kind switch
        {
            "osrm" => WithStandIn(scope.GetRequiredService<OsrmTravelTimes>()),
            "valhalla" => WithStandIn(scope.GetRequiredService<ValhallaTravelTimes>()),
            _ => own,
        };

        TravelWithStandIn WithStandIn(ITravelTimes outside) =>
            new(outside, own, scope.GetRequiredService<RoadsNow>(), scope.GetRequiredService<DistrictScope>(), scope.GetRequiredService<StandIns>());
    }
}
