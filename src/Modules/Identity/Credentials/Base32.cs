using System.Text;

namespace Wangge.Identity.Credentials;

/// <summary>Base 32 without padding, upper case. Source: RFC 4648, section 6.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        int held = 0, bits = 0;
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5) { text.Append(Alphabet[(held >> (bits - 5)) & 31]); }
            held &= (1 << bits) - 1;
        }

        if (bits > 0) { text.Append(Alphabet[(held << (5 - bits)) & 31]); }
        return text.ToString();
    }
}
