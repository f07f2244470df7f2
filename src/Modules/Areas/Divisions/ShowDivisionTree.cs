namespace Wangge.Areas.Divisions;

/// <summary>The division tree of a day as a tree.</summary>
internal static class ShowDivisionTree
{
    private const int Most = 5000;
    private static readonly Refusal TooLarge = new("areas.divisions.tree-too-large", RefusalKind.Invalid, "Name a root with fewer than 5,000 divisions below it.");

    /// <param name="Children">In the order of codes.</param>
    public sealed record Node(Guid Id, string Code, string Name, string Kind, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<Node> Children);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/divisions/tree", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ShowDivisionTree));

    /// <param name="asOf">A day; default the newest edition.</param>
    /// <param name="root">12 digits; default the whole tree.</param>
    private static async Task<Results<Ok<IReadOnlyList<Node>>, Refused>> Handle(DateOnly? asOf, [MaxLength(12)] string? root, DistrictDb db, CancellationToken ct)
    {
        var divisions = asOf is { } day ? db.Set<Division>().AsNoTracking().On(day) : db.Set<Division>().AsNoTracking().Where(d => d.ValidTo == null);
        if (root is not null)
        {
            if (!DivisionCode.TryParse(root, out var code)) { return TypedResults.Ok<IReadOnlyList<Node>>([]); }
            var beginning = code.Short;
            divisions = divisions.Where(d => d.Code.StartsWith(beginning));
        }

        var rows = await divisions.OrderBy(d => d.Code).Take(Most + 1).ToListAsync(ct);
        if (rows.Count > Most) { return new Refused(TooLarge); }
        var known = rows.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var children = rows.ToLookup(d => d.ParentCode, StringComparer.Ordinal);
        return TypedResults.Ok<IReadOnlyList<Node>>([.. rows.Where(d => !known.Contains(d.ParentCode)).Select(NodeOf)]);

        Node NodeOf(Division d) => new(d.Id, d.Code, d.Name, d.Kind, d.ValidFrom, d.ValidTo, [.. children[d.Code].Select(NodeOf)]);
    }
}
