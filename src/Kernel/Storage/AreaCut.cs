using System.Linq.Expressions;
using System.Reflection;

namespace Wangge.Kernel.Storage;

/// <summary>Cuts rows to areas by their path, as ranges that an index serves.</summary>
public static class AreaCut
{
    private static readonly MethodInfo CompareTo = typeof(string).GetMethod(nameof(string.CompareTo), [typeof(string)])!;

    /// <summary>Rows whose path lies in one of these areas; none where there is no area. A path of null lies nowhere.</summary>
    /// <param name="areaPaths">Each closed by a slash; <c>/</c> is everywhere.</param>
    /// <param name="pathOf">The column, or an expression that the store can compute.</param>
    public static IQueryable<T> Within<T>(IQueryable<T> rows, IReadOnlyList<string> areaPaths, Expression<Func<T, string?>> pathOf)
    {
        if (areaPaths.Contains("/")) { return rows; }
        Expression body = Expression.Constant(false);
        foreach (var path in areaPaths)
        {
            var from = Expression.GreaterThanOrEqual(Compare(pathOf.Body, path), Expression.Constant(0));
            // The first text after all that begin with this one; paths are ASCII.
            var until = Expression.LessThan(Compare(pathOf.Body, path[..^1] + (char)(path[^1] + 1)), Expression.Constant(0));
            body = Expression.OrElse(body, Expression.AndAlso(from, until));
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(body, pathOf.Parameters));
    }

    /// <summary>As a member of a held object, so that it becomes a parameter and the statement stays one.</summary>
    private static MethodCallExpression Compare(Expression path, string with) =>
        Expression.Call(path, CompareTo, Expression.Field(Expression.Constant(new Held { Text = with }), nameof(Held.Text)));

    private sealed class Held
    {
        public string Text = "";
    }
}
