using Wangge.Portal.Reading;

namespace Wangge.Portal.Statements;

/// <summary>Published measures: the periods, and one period's document exactly as it was published.</summary>
internal static class ShowStatements
{
    private static readonly Refusal Unknown = new("portal.statements.unknown", RefusalKind.NotFound);

    /// <param name="Until">The day after the last.</param>
    /// <param name="Sha256">Of the document's bytes.</param>
    public sealed record Row(Guid StatementId, DateOnly From, DateOnly Until, DateTimeOffset PublishedAt, string Sha256);

    internal static void Map(IEndpointRouteBuilder api)
    {
        const string why = "Measures of units are published with their formulas for everyone to recompute.";
        api.MapGet("/public/statements", ListAsync).AllowAnyone(why).WithName("ListStatements");
        api.MapGet("/public/statements/{statementId:guid}", DocumentAsync).AllowAnyone(why).Produces<string>(200, "application/json").WithName("GetStatement");
    }

    public static Row RowOf(Statement s) => new(s.Id, s.From, s.Until, s.PublishedAt, s.Sha256);

    /// <summary>The newest 200.</summary>
    private static async Task<Cacheable<List<Row>>> ListAsync(DistrictDb db, CancellationToken ct) => new(
        await db.Set<Statement>().AsNoTracking().OrderByDescending(s => s.From).ThenByDescending(s => s.Seq).Take(PageSize.Most)
            .Select(s => new Row(s.Id, s.From, s.Until, s.PublishedAt, s.Sha256)).ToListAsync(ct),
        ListPublicArticles.MaxAge);

    private static async Task<Results<FileContentHttpResult, Refused>> DocumentAsync(Guid statementId, DistrictDb db, HttpResponse http, CancellationToken ct)
    {
        if (await db.Set<Statement>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == statementId, ct) is not { } statement) { return new Refused(Unknown); }
        http.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.File(
            System.Text.Encoding.UTF8.GetBytes(statement.Document), "application/json", lastModified: statement.PublishedAt,
            entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{statement.Sha256[..20]}\""));
    }
}
