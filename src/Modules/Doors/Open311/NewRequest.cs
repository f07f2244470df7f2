using System.Globalization;
using System.Net.Mail;
using Wangge.Contracts.Cases;

namespace Wangge.Doors.Open311;

/// <summary>A request that somebody sends: POST requests.</summary>
/// <param name="Place">WGS-84; null when only an address was given.</param>
/// <param name="Attributes">Answers by attribute code, only to what the definition asks.</param>
/// <param name="Sender">Never shown in any answer.</param>
internal sealed record NewRequest(
    string ServiceCode,
    RequestPlace? Place,
    string? AddressText,
    string? AddressId,
    string? Description,
    Uri? MediaUrl,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes,
    RequestSender Sender);

/// <summary>WGS-84 degrees.</summary>
internal sealed record RequestPlace(double Latitude, double Longitude);

/// <summary>Who sends it, as far as they said. Purpose: to answer them.</summary>
internal sealed record RequestSender(string? Email, string? FirstName, string? LastName, string? Phone, string? DeviceId, string? AccountId)
{
    /// <summary>How they may be answered, or null where they did not say. A Chinese name is written family name first, without a blank.</summary>
    public DoorContact? ToContact()
    {
        var isChinese = (LastName + FirstName).Any(c => c is >= '\u3400' and <= '\u9fff');
        var name = isChinese ? LastName + FirstName : string.Join(' ', new[] { FirstName, LastName }.OfType<string>());
        return (name.Length > 0, Phone, Email) is (false, null, null) ? null : new DoorContact(name.Length > 0 ? name : null, Phone, Email);
    }
}

/// <summary>Reads and checks a new request. Source: GeoReport v2, POST Service Request; DOMAIN 8.</summary>
internal static class NewRequestReader
{
    /// <value>The most that the specification lets us take.</value>
    public const int MaxDescriptionCharacters = 4_000;

    /// <summary>Parameters that are kept as they are, and the most characters that each may have.</summary>
    private static readonly (string Name, int MaxCharacters)[] Bounded =
    [
        ("description", MaxDescriptionCharacters), ("address_string", 200), ("address_id", 80), ("media_url", 2_000),
        ("email", 120), ("first_name", 30), ("last_name", 29), ("phone", 20), ("device_id", 200), ("account_id", 200),
    ];

    /// <param name="find">The definition of a service code (without attributes where it asks for none), or null where there is no such service.</param>
    public static GeoReportReading<NewRequest> Read(GeoReportParameters parameters, Func<string, ServiceDefinition?> find)
    {
        var errors = new List<GeoReportError>();
        var serviceCode = parameters.Find("service_code");
        var definition = serviceCode is null ? null : find(serviceCode);
        if (serviceCode is null) { errors.Add(GeoReportError.NoServiceCode); }
        else if (definition is null) { errors.Add(GeoReportError.UnknownServiceCode); }

        var place = ReadPlace(parameters, errors);
        var mediaUrl = ReadMediaUrl(parameters, errors);
        var description = parameters.Find("description");
        foreach (var (name, most) in Bounded.Where(bound => parameters.Find(bound.Name)?.Length > bound.MaxCharacters))
        {
            errors.Add(GeoReportError.Invalid(name, $"must not be longer than {most} characters"));
        }
        if (parameters.Find("email") is { } email && !MailAddress.TryCreate(email, out _)) { errors.Add(GeoReportError.Invalid("email", "must be an address of mail")); }
        var attributes = definition is null ? [] : AttributeAnswers.Read(parameters, definition, errors);
        if (errors.Count > 0) { return new GeoReportReading<NewRequest>(null, errors); }

        return new GeoReportReading<NewRequest>(
            new NewRequest(
                serviceCode!, place, parameters.Find("address_string"), parameters.Find("address_id"), description, mediaUrl, attributes, ReadSender(parameters)),
            []);
    }

    private static RequestPlace? ReadPlace(GeoReportParameters parameters, List<GeoReportError> errors)
    {
        var hasAddress = parameters.Find("address_string") is not null || parameters.Find("address_id") is not null;
        var (latitude, longitude) = (parameters.Find("lat"), parameters.Find("long"));
        if (latitude is null || longitude is null)
        {
            if (!hasAddress) { errors.Add(GeoReportError.NoLocation); }
            return null;
        }

        var before = errors.Count;
        var place = new RequestPlace(ReadDegrees("lat", latitude, 90, errors), ReadDegrees("long", longitude, 180, errors));
        return errors.Count == before ? place : null;
    }

    private static double ReadDegrees(string name, string text, double most, List<GeoReportError> errors)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most) { return degrees; }
        errors.Add(GeoReportError.Invalid(name, string.Create(CultureInfo.InvariantCulture, $"must be a number of degrees from -{most} to {most}")));
        return 0;
    }

    private static Uri? ReadMediaUrl(GeoReportParameters parameters, List<GeoReportError> errors)
    {
        if (parameters.Find("media_url") is not { } text) { return null; }
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return address;
        }
        errors.Add(GeoReportError.Invalid("media_url", "must be one absolute http or https address"));
        return null;
    }

    private static RequestSender ReadSender(GeoReportParameters parameters) => new(
        parameters.Find("email"),
        parameters.Find("first_name"),
        parameters.Find("last_name"),
        parameters.Find("phone"),
        parameters.Find("device_id"),
        parameters.Find("account_id"));
}
