using System.Linq.Expressions;

namespace Wangge.Kernel.Storage;

/// <summary>Cuts rows to areas by their path, as ranges that an index serves.</summary>
public static class AreaCut
{
    /// <summary>Rows whose path lies in one of these areas; none where there is no area.</summary>
    public static IQueryable<T> Within<T>(IQueryable<T> rows, IReadOnlyList<string> areaPaths, Expression<Func<T, string>> pathOf)
    {
        if (areaPaths.Contains("/")) { return rows; }
        Expression body = Expression.Constant(false);
        foreach (var path in areaPaths)
        {
            var end = path[..^1] + (char)(path[^1] + 1);
            body = Expression.OrElse(body, Expression.AndAlso(Compare(pathOf.Body, path, Expression.GreaterThanOrEqual), Compare(pathOf.Body, end, Expression.LessThan)));
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(body, pathOf.Parameters));
    }

    private static BinaryExpression Compare(Expression path, string with, Func<Expression, Expression, BinaryExpression> how) =>
        how(Expression.Call(path, nameof(string.CompareTo), null, Expression.Constant(with)), Expression.Constant(0));
}
