using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Wangge.Kernel.Tables;

/// <summary>Finds out how a text file is encoded: byte-order mark, else UTF-8 if it is valid UTF-8, else GB18030, as Chinese spreadsheets save CSV.</summary>
public static class TextDecoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Utf8),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)),
    ];

    /// <summary>The text without its mark; false where the bytes are in none of these encodings or hold a NUL, as binary files do.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return TryDecode(bytes[mark.Length..], encoding, out text);
            }
        }

        return TryDecode(bytes, Utf8, out text) || TryDecode(bytes, Gb18030, out text);
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, Encoding encoding, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = encoding.GetString(bytes);
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            text = null;
            return false;
        }
    }
}
