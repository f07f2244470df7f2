using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Types;

/// <summary>The types of matters, from memory: all of them, or those that fit.</summary>
internal static class ListTypes
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/types", Handle)
        .AllowAnyone("What can be reported, and how long it may take, is public.")
        .WithName(nameof(ListTypes));

    /// <param name="q">A part of key, name or English name, or a keyword that it is in.</param>
    /// <param name="kind">Such as <c>service</c>.</param>
    /// <param name="classCode">Such as <c>06</c>.</param>
    /// <param name="ended">True for those no longer offered; those offered where it is left out.</param>
    private static async Task<Ok<IReadOnlyList<TypeView>>> Handle(
        CaseTypes types, [MaxLength(80)] string? q = null, [MaxLength(20)] string? kind = null, [FromQuery(Name = "class"), MaxLength(40)] string? classCode = null, bool ended = false)
    {
        var found = (await types.BookAsync()).All
            .Where(type => type.EndedAt is not null == ended)
            .Where(type => kind is null || type.Kind == kind)
            .Where(type => classCode is null || type.ClassCode == classCode)
            .Where(type => string.IsNullOrWhiteSpace(q) || Fits(type, q.Trim()))
            .OrderBy(type => type.Key, StringComparer.Ordinal);
        return TypedResults.Ok<IReadOnlyList<TypeView>>([.. found.Select(TypeView.Of)]);
    }

    private static bool Fits(CaseType type, string q) =>
        type.Key.Contains(q, StringComparison.OrdinalIgnoreCase)
        || type.Name.Contains(q, StringComparison.OrdinalIgnoreCase)
        || type.EnglishName?.Contains(q, StringComparison.OrdinalIgnoreCase) == true
        || type.Keywords.Any(word => q.Contains(word, StringComparison.OrdinalIgnoreCase));
}
