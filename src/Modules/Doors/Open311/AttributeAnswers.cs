using System.Globalization;

namespace Wangge.Doors.Open311;

/// <summary>Reads the answers to what a service asks; answers to what it does not ask are dropped.</summary>
internal static class AttributeAnswers
{
    private const int MaxCharacters = 1_000;

    public static Dictionary<string, IReadOnlyList<string>> Read(
        GeoReportParameters parameters, ServiceDefinition definition, List<GeoReportError> errors)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var attribute in definition.Attributes.Where(attribute => attribute.IsVariable))
        {
            var given = parameters.ListAttribute(attribute.Code);
            if (given.Count > 0) { answers[attribute.Code] = given; }
            if (FindFault(attribute, given) is { } rule) { errors.Add(GeoReportError.Invalid($"attribute[{attribute.Code}]", rule)); }
        }
        return answers;
    }

    private static string? FindFault(ServiceAttribute attribute, IReadOnlyList<string> given)
    {
        if (given.Count == 0) { return attribute.IsRequired ? "was not provided" : null; }
        if (given.Sum(value => value.Length) > MaxCharacters) { return $"must not be longer than {MaxCharacters} characters"; }
        if (given.Count > 1 && attribute.Datatype != AttributeDatatype.Multivaluelist) { return "takes one value"; }
        return attribute.Datatype switch
        {
            AttributeDatatype.Number when !double.TryParse(given[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) =>
                "must be a number",
            AttributeDatatype.Instant when GeoReportTime.Read(given[0]) is null => "must be a date and time with its offset",
            _ when attribute.IsList && given.Any(key => attribute.Values.All(value => !string.Equals(value.Key, key, StringComparison.Ordinal))) =>
                "must be one of the keys of its definition",
            _ => null,
        };
    }
}
