using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;

namespace Wangge.Demo.Tests;

/// <summary>Everything in a plan as text, in one form only.</summary>
internal static class PlanDump
{
    internal static string Write(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    internal static string Hash(DemoPlan plan) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Write(plan))));

    private static readonly Dictionary<Type, PropertyInfo[]> Properties = [];

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case Geometry geometry:
                foreach (var point in geometry.Coordinates) { text.Append(CultureInfo.InvariantCulture, $"{point.X:R},{point.Y:R};"); }

                break;
            case string or Guid or bool:
                text.Append(value);
                break;
            case DateTimeOffset time:
                text.Append(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IFormattable number:
                text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case System.Collections.IEnumerable items:
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append('\n');
                }

                break;
            default:
                if (!Properties.TryGetValue(value.GetType(), out var properties)) { Properties[value.GetType()] = properties = value.GetType().GetProperties(); }

                foreach (var property in properties)
                {
                    Append(text, property.GetValue(value));
                    text.Append('|');
                }

                break;
        }
    }
}
