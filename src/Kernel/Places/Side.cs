using System.Numerics;

namespace Wangge.Kernel.Places;

/// <summary>On which side of a directed line a point lies, exactly, whatever the coordinates.</summary>
/// <remarks>
/// A floating-point filter answers all but nearly collinear cases (error bound of J. R. Shewchuk, "Adaptive Precision Floating-Point
/// Arithmetic and Fast Robust Geometric Predicates", 1997, eq. for ccwerrboundA); the rest is computed in whole numbers.
/// Because it is exact, reversing the line exactly flips the sign: two polygons that share an edge never both own, or both disown, a point beside it.
/// </remarks>
public static class Side
{
    private const double HalfUlp = 1.1102230246251565e-16;
    private const double FilterBound = (3 + (16 * HalfUlp)) * HalfUlp;

    // Below this a product may have lost bits to underflow, which the filter's bound does not count.
    private const double UnderflowGuard = 1e-250;

    /// <summary>1 when the point lies left of the line a → b, −1 right of it, 0 on it; coordinates must be finite.</summary>
    public static int Of(double ax, double ay, double bx, double by, double px, double py)
    {
        var left = (ax - px) * (by - py);
        var right = (ay - py) * (bx - px);
        var determinant = left - right;
        var size = Math.Abs(left) + Math.Abs(right);
        return Math.Abs(determinant) > FilterBound * size && size > UnderflowGuard
            ? Math.Sign(determinant)
            : Exact(ax, ay, bx, by, px, py);
    }

    private static int Exact(double ax, double ay, double bx, double by, double px, double py)
    {
        ReadOnlySpan<double> values = [ax, ay, bx, by, px, py];
        var lowest = int.MaxValue;
        foreach (var value in values)
        {
            lowest = value == 0 ? lowest : Math.Min(lowest, Exponent(value));
        }

        if (lowest == int.MaxValue)
        {
            return 0;
        }

        var (x, y) = (Whole(px, lowest), Whole(py, lowest));
        var left = (Whole(ax, lowest) - x) * (Whole(by, lowest) - y);
        var right = (Whole(ay, lowest) - y) * (Whole(bx, lowest) - x);
        return (left - right).Sign;
    }

    private static int Exponent(double value) => Math.Max((int)(BitConverter.DoubleToInt64Bits(value) >> 52 & 0x7FF), 1);

    private static BigInteger Whole(double value, int lowestExponent)
    {
        if (value == 0)
        {
            return BigInteger.Zero;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        var isNormal = (bits >> 52 & 0x7FF) != 0;
        var whole = new BigInteger(isNormal ? mantissa | 1L << 52 : mantissa) << (Exponent(value) - lowestExponent);
        return value < 0 ? -whole : whole;
    }
}
