using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Types;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Doors;

/// <summary>What a resident may report or apply for, in groups, in both languages where there is English.</summary>
internal static class ListPublicTypes
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <param name="Key">Of the class, such as <c>hazard</c>.</param>
    public sealed record Group(string Key, string Name, string EnglishName, IReadOnlyList<Row> Types);

    /// <param name="Flow"><c>site</c>: something is wrong somewhere; <c>service</c>: something is applied for.</param>
    /// <param name="IsPublic">Its reports are shown to everyone unless the reporter says otherwise.</param>
    /// <param name="Attributes">What it asks besides.</param>
    public sealed record Row(string Key, string Name, string? EnglishName, string Flow, bool IsPublic, IReadOnlyList<string> Keywords, IReadOnlyList<Question> Attributes);

    /// <param name="Values">For lists: key → name; null otherwise.</param>
    public sealed record Question(string Code, string Datatype, string Description, bool Required, IReadOnlyDictionary<string, string>? Values);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/types", Handle)
        .AllowAnyone("What may be reported is shown before somebody reports.")
        .WithName(nameof(ListPublicTypes));

    private static async Task<Cacheable<List<Group>>> Handle(CaseTypes types) => new(
        [
            .. (await types.BookAsync()).All
                .Where(t => t.EndedAt is null && (t.Flow == CaseFlow.Service || (t.Flow == CaseFlow.Site && t.IsPublic)))
                .GroupBy(t => (t.ClassCode, t.ClassName))
                .OrderBy(g => char.IsAsciiDigit(g.Key.ClassCode.FirstOrDefault())).ThenBy(g => g.Key.ClassCode, StringComparer.Ordinal)
                .Select(g => new Group(
                    g.Key.ClassCode, g.Key.ClassName, TypeClasses.EnglishOf(g.Key.ClassCode) ?? g.Key.ClassCode,
                    [.. g.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Row(
                        t.Key, t.Name, t.EnglishName, t.Flow.Wire(), t.IsPublic, t.Keywords,
                        [.. t.Attributes.Select(a => new Question(a.Code, a.Datatype, a.Description, a.Required, a.Values))]))])),
        ], MaxAge);
}
