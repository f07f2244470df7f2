namespace Wangge.Dispatch.Roads.Building;

/// <summary>A place's number on a curve that keeps neighbours together. Source: Morton 1966.</summary>
internal static class ZCurve
{
    /// <param name="longitude">In units of 1e-7 degrees.</param>
    /// <param name="latitude">In units of 1e-7 degrees.</param>
    public static ulong Of(int longitude, int latitude) => Spread((uint)longitude ^ 0x8000_0000) | (Spread((uint)latitude ^ 0x8000_0000) << 1);

    private static ulong Spread(uint value)
    {
        ulong spread = value;
        spread = (spread | (spread << 16)) & 0x0000_FFFF_0000_FFFF;
        spread = (spread | (spread << 8)) & 0x00FF_00FF_00FF_00FF;
        spread = (spread | (spread << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        spread = (spread | (spread << 2)) & 0x3333_3333_3333_3333;
        return (spread | (spread << 1)) & 0x5555_5555_5555_5555;
    }
}
