namespace Wangge.Doors.Open311;

/// <summary>What a document holds, the same for XML and JSON, so that the two can never say different things.</summary>
internal abstract record GeoReportNode
{
    /// <summary>One value: text, whole number, number, truth or nothing.</summary>
    internal sealed record Scalar(object? Value) : GeoReportNode;

    /// <summary>Named parts, in the order of the specification.</summary>
    internal sealed record Fields(IReadOnlyList<(string Name, GeoReportNode Value)> Parts) : GeoReportNode;

    /// <summary>Like parts; in XML each stands in an element of this name, in JSON in an array.</summary>
    internal sealed record List(string ItemName, IReadOnlyList<GeoReportNode> Items) : GeoReportNode;

    public static GeoReportNode Of(params (string Name, GeoReportNode Value)[] parts) => new Fields(parts);

    public static GeoReportNode ListOf<T>(string itemName, IEnumerable<T> items, Func<T, GeoReportNode> toNode) =>
        new List(itemName, [.. items.Select(toNode)]);

    public static implicit operator GeoReportNode(string? text) => new Scalar(text);

    public static implicit operator GeoReportNode(Uri? address) => new Scalar(address?.AbsoluteUri);

    public static implicit operator GeoReportNode(bool truth) => new Scalar(truth);

    public static implicit operator GeoReportNode(int? number) => new Scalar(number);

    public static implicit operator GeoReportNode(double? number) => new Scalar(number);

    public static implicit operator GeoReportNode(DateTimeOffset? instant) => new Scalar(instant is { } known ? GeoReportTime.Write(known) : null);
}
