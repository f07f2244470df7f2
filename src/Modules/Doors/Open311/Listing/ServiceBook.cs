using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Doors.Open311.Serving;

namespace Wangge.Doors.Open311.Listing;

/// <summary>A district's types in the words of Open311.</summary>
internal static class ServiceBook
{
    public static async Task<IReadOnlyList<PublicType>> ListAsync(GeoReportCall call, CancellationToken ct) =>
        await call.Services.GetRequiredService<IPublicCases>().ListTypesAsync(ct);

    public static ServiceType ServiceOf(PublicType type) => new(
        type.Key, type.Name, type.EnglishName, type.Attributes.Count > 0, type.Keywords, type.Group);

    public static ServiceDefinition DefinitionOf(PublicType type) => new(
        type.Key,
        [
            .. type.Attributes.Select((question, index) => new ServiceAttribute(
                question.Code, DatatypeOf(question.Datatype), IsVariable: true, question.Required, index + 1, question.Description, DatatypeDescription: null,
                [.. question.Values.Select(value => new AttributeValue(value.Key, value.Value))])),
        ]);

    private static AttributeDatatype DatatypeOf(string name) => name switch
    {
        "number" => AttributeDatatype.Number,
        "datetime" => AttributeDatatype.Instant,
        "text" => AttributeDatatype.LongText,
        "singlevaluelist" => AttributeDatatype.Singlevaluelist,
        "multivaluelist" => AttributeDatatype.Multivaluelist,
        _ => AttributeDatatype.Text,
    };
}
