using System.Globalization;
using System.Text;
using QRCoder;

namespace Wangge.Host.Tls;

/// <summary>QR codes of an address, for a page and for the terminal.</summary>
internal static class QrCodes
{
    /// <summary>An SVG element that scales with its box; black on white in every theme, as cameras want it.</summary>
    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x]) { path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z"); }
            }
        }

        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{path}"/></svg>""";
    }

    /// <summary>Lines of half blocks, two modules a character, light on dark as most terminals are.</summary>
    public static string Terminal(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var rows = data.ModuleMatrix;
        var lines = new StringBuilder();
        for (var y = 0; y < rows.Count; y += 2)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var (upperLight, lowerLight) = (!rows[y][x], y + 1 < rows.Count && !rows[y + 1][x]);
                lines.Append((upperLight, lowerLight) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
            }

            lines.Append('\n');
        }

        return lines.ToString();
    }
}
