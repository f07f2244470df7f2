namespace Wangge.Dispatch.OsrmDoor;

/// <summary>Why a question is not answered, by OSRM's own codes. Source: OSRM's HTTP documentation, "Responses".</summary>
/// <param name="code"><c>InvalidUrl</c>, <c>InvalidService</c>, <c>InvalidVersion</c>, <c>InvalidOptions</c>, <c>InvalidQuery</c>, <c>InvalidValue</c>, <c>NoSegment</c>, <c>NoRoute</c>, <c>TooBig</c>, <c>NotImplemented</c>.</param>
internal sealed class OsrmRefusal(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static OsrmRefusal Url(string message) => new("InvalidUrl", message);

    public static OsrmRefusal Query(string option) => new("InvalidQuery", $"The value of {option} cannot be read.");

    public static OsrmRefusal Options(string message) => new("InvalidOptions", message);

    public static OsrmRefusal NotHere(string option) => new("NotImplemented", $"{option} is not answered here.");

    public static OsrmRefusal NoSegment(int coordinate) => new("NoSegment", $"No road is near enough to coordinate {coordinate}.");
}
