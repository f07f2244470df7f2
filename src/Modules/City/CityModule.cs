using Microsoft.Extensions.DependencyInjection;
using Wangge.City.Drawing;
using Wangge.City.Looking;
using Wangge.City.MapFiles;
using Wangge.City.Tiles;
using Wangge.Contracts.City;

namespace Wangge.City;

/// <summary>The module's only door.</summary>
public static class CityModule
{
    public static IServiceCollection AddCity(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<MapShelf>();
        services.AddSingleton<TileStore>();
        services.AddSingleton<LookLimits>();
        services.AddSingleton<IBaseMaps, BaseMaps>();
        services.AddSingleton<IBuildings, Buildings>();
        return services;
    }

    /// <param name="routes">Where tiles are served, beside the API.</param>
    public static void MapCity(this IEndpointRouteBuilder api, IEndpointRouteBuilder routes)
    {
        ShowBaseMap.Map(api);
        SearchMap.Map(api);
        SayWhere.Map(api);
        GetTile.Map(routes);
    }
}
