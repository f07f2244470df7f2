using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wangge.Cases.Measuring.Asking;
using Wangge.Cases.Measuring.Exclusions;
using Wangge.Cases.Measuring.Folding;
using Wangge.Cases.Measuring.Formulas;
using Wangge.Cases.Measuring.Rechecking;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Districts;

namespace Wangge.Cases.Measuring;

/// <summary>What the measures' room gives to the module.</summary>
internal static class MeasuringRoom
{
    public static IServiceCollection AddMeasuring(this IServiceCollection services)
    {
        services.AddSingleton<IFoundDistrict, FormulaFounding>();
        services.AddSingleton<DistrictStates<FactsInMemory>>();
        services.AddSingleton<FactsKeeper>();
        services.AddScoped<FactsShelf>();
        services.AddScoped<FormulaBook>();
        services.AddScoped<MeasureDesk>();
        services.TryAddScoped<IMeasureStatements, PublishedMeasures>();
        services.AddScoped<InputNames>();
        services.AddScoped<RecheckDraws>();
        services.AddScoped<IRecheckHistory, RecheckHistory>();
        return services;
    }

    public static void MapMeasuring(this IEndpointRouteBuilder api)
    {
        ListMeasures.Map(api);
        ShowSeries.Map(api);
        CompareAreas.Map(api);
        CompareUnits.Map(api);
        ListInputs.Map(api);
        ExportInputs.Map(api);
        ShowStatement.Map(api);

        ListFormulas.Map(api);
        PublishFormula.Map(api);

        AskExclusion.Map(api);
        DecideExclusion.Map(api);
        ListExclusions.Map(api);

        DrawRechecks.Map(api);
        ListDraws.Map(api);
        ListRechecks.Map(api);
        RecordRecheck.Map(api);
    }
}

internal static class MeasuringTables
{
    public static void Map(ModelBuilder model)
    {
        FactsTables.Map(model);
        FormulaRow.Map(model);
        ExclusionRow.Map(model);
        RecheckTables.Map(model);
    }
}
