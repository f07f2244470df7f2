using Microsoft.Extensions.DependencyInjection;
using Wangge.Areas.Centres;
using Wangge.Areas.Coverage;
using Wangge.Areas.Divisions;
using Wangge.Areas.Drawing;
using Wangge.Areas.Exchange;
using Wangge.Areas.Founding;
using Wangge.Areas.HandlingUnits;
using Wangge.Areas.Ledgers;
using Wangge.Areas.Listening;
using Wangge.Areas.Listing;
using Wangge.Areas.Looking;
using Wangge.Areas.Premises;
using Wangge.Areas.SquareGrids;
using Wangge.Areas.Staffing;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Tables;

namespace Wangge.Areas;

/// <summary>The module's only door.</summary>
public static class AreasModule
{
    public static IServiceCollection AddAreas(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, AreasTables>();
        AreaPermissions.Add(services);
        services.AddSingleton<DistrictStates<AreaMap>>();
        services.AddHostedService<AreaMapWatch>();
        services.AddScoped<AreaLookup>();
        services.AddScoped<IAreaLookup>(scope => scope.GetRequiredService<AreaLookup>());
        services.AddScoped<AreaTree>();
        services.AddScoped<DivisionTree>();
        services.AddScoped<IUnits, Units>();
        services.AddScoped<IGridCounts, GridCounts>();
        services.AddScoped<IPlacesToSee, PremisesToSee>();
        services.AddScoped<IAreaFounding, AreaFounding>();
        services.AddScoped<ISquareGrids, SquareFounding>();
        services.AddScoped<IAreaImport, AreaImport>();
        foreach (var kind in Enum.GetValues<AreaFileKind>().Where(kind => kind != AreaFileKind.Divisions))
        {
            services.AddScoped<IListExport>(scope => ActivatorUtilities.CreateInstance<AreaListExport>(scope, kind));
        }

        services.AddScoped<IListExport, DivisionListExport>();
        services.AddListener<AreaChanged, OnAreaChanged>(live: true);
        return services;
    }

    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        ListDivisions.Map(api);
        ExportDivisions.Map(api);
        ShowDivisionTree.Map(api);
        GetDivision.Map(api);
        SaySuccessors.Map(api);
        ImportDivisions.Map(api);

        ListAreas.Map(api);
        ShowAreaLevel.Map(api);
        ShowMap.Map(api);
        ShowMyGrids.Map(api);
        FindAreaAt.Map(api);
        GetArea.Map(api);
        ListEdges.Map(api);
        ListNeighbours.Map(api);

        CreateGrid.Map(api);
        ChangeArea.Map(api);
        ChangeEdge.Map(api);
        RedrawAreas.Map(api);
        MoveArea.Map(api);
        EndArea.Map(api);
        CheckCoverage.Map(api);

        GetLedger.Map(api);
        ChangeLedger.Map(api);
        ListPremises.Map(api);
        ExportPremises.Map(api);
        ListStreets.Map(api);

        ListCentres.Map(api);
        GetCentre.Map(api);
        CreateCentre.Map(api);
        ChangeCentre.Map(api);
        EndCentre.Map(api);
        ListUnits.Map(api);
        GetUnit.Map(api);
        CreateUnit.Map(api);
        ChangeUnit.Map(api);
        EndUnit.Map(api);

        GetPosts.Map(api);
        SetPosts.Map(api);
        ListPostings.Map(api);
        AssignPosting.Map(api);
        EndPosting.Map(api);

        ImportAreas.Map(api);
        ExportAreas.Map(api);
    }
}
