using System.Numerics;
using CsCheck;
using Wangge.Kernel.Places;

namespace Wangge.Kernel.Tests.Places;

public sealed class SideTests
{
    private static readonly Gen<double> NearlyCollinear = Gen.Select(Gen.Int[-3, 3], Gen.Int[0, 3], (ulps, tenths) =>
    {
        var value = 12.0 + (tenths / 10.0);
        for (var i = 0; i < Math.Abs(ulps); i++)
        {
            value = ulps > 0 ? Math.BitIncrement(value) : Math.BitDecrement(value);
        }

        return value;
    });

    [Fact]
    public void It_agrees_with_whole_number_arithmetic_on_nearly_collinear_points() =>
        NearlyCollinear.Array[6].Sample(v => Assert.Equal(InWholeNumbers(v), Side.Of(v[0], v[1], v[2], v[3], v[4], v[5])), iter: 100_000);

    [Fact]
    public void Reversing_the_line_flips_the_side() =>
        Gen.OneOf(Gen.Double[-180, 180], Gen.Const(0.0), Gen.Double[-1e-300, 1e-300], Gen.Double[-1e200, 1e200], NearlyCollinear).Array[6].Sample(v =>
            Assert.Equal(-Side.Of(v[0], v[1], v[2], v[3], v[4], v[5]), Side.Of(v[2], v[3], v[0], v[1], v[4], v[5])), iter: 50_000);

    [Fact]
    public void Differences_too_small_to_multiply_still_count()
    {
        Assert.Equal(1, Side.Of(0, 0, 1e-300, 0, 0, 1e-300));
        Assert.Equal(-1, Side.Of(0, 0, 1e-300, 0, 0, -double.Epsilon));
        Assert.Equal(0, Side.Of(0, 0, 0, 0, 0, 0));
    }

    // All values lie in [11.9, 12.4]: multiples of 2^-49.
    private static int InWholeNumbers(double[] values)
    {
        var w = values.Select(v => new BigInteger(Math.ScaleB(v, 60))).ToArray();
        return (((w[0] - w[4]) * (w[3] - w[5])) - ((w[1] - w[5]) * (w[2] - w[4]))).Sign;
    }
}
