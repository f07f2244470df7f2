namespace Wangge.Doors.Open311;

/// <summary>What a kind of request asks for beside the usual.</summary>
internal sealed record ServiceDefinition(string ServiceCode, IReadOnlyList<ServiceAttribute> Attributes)
{
    public GeoReportNode ToNode() => GeoReportNode.Of(
        ("service_code", ServiceCode),
        ("attributes", GeoReportNode.ListOf("attribute", Attributes, attribute => attribute.ToNode())));
}

/// <summary>One thing asked for.</summary>
/// <param name="IsVariable">False when it only tells the reporter something and takes no answer.</param>
/// <param name="Order">From 1; lower comes first.</param>
/// <param name="Values">What can be chosen; only for the two kinds of list.</param>
internal sealed record ServiceAttribute(
    string Code,
    AttributeDatatype Datatype,
    bool IsVariable,
    bool IsRequired,
    int Order,
    string? Description,
    string? DatatypeDescription,
    IReadOnlyList<AttributeValue> Values)
{
    /// <summary>Whether an answer is one of <see cref="Values"/>.</summary>
    public bool IsList => Datatype is AttributeDatatype.Singlevaluelist or AttributeDatatype.Multivaluelist;

    public GeoReportNode ToNode()
    {
        (string, GeoReportNode)[] parts =
        [
            ("variable", IsVariable),
            ("code", Code),
            ("datatype", NameOf(Datatype)),
            ("required", IsRequired),
            ("datatype_description", DatatypeDescription),
            ("order", (int?)Order),
            ("description", Description),
        ];
        return IsList
            ? GeoReportNode.Of([.. parts, ("values", GeoReportNode.ListOf("value", Values, value => GeoReportNode.Of(("key", value.Key), ("name", value.Name))))])
            : GeoReportNode.Of(parts);
    }

    private static string NameOf(AttributeDatatype datatype) => datatype switch
    {
        AttributeDatatype.Text => "string",
        AttributeDatatype.LongText => "text",
        AttributeDatatype.Number => "number",
        AttributeDatatype.Instant => "datetime",
        AttributeDatatype.Singlevaluelist => "singlevaluelist",
        _ => "multivaluelist",
    };
}

/// <summary>One choice.</summary>
internal sealed record AttributeValue(string Key, string Name);

/// <summary>What an answer looks like.</summary>
internal enum AttributeDatatype
{
    /// <summary><c>string</c>: one line.</summary>
    Text,

    /// <summary><c>text</c>: several lines.</summary>
    LongText,

    Number,

    /// <summary><c>datetime</c>, with its offset.</summary>
    Instant,

    Singlevaluelist,
    Multivaluelist,
}
