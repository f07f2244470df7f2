namespace Wangge.Cases.Types;

/// <summary>The classes that types stand under.</summary>
internal static class TypeClasses
{
    /// <summary>Our own words for the classes of our own types and of GB/T 47678.5; null for a class of the district's own.</summary>
    public static string? EnglishOf(string classCode) => classCode switch
    {
        "hazard" => "Hazards",
        "service" => "Services",
        "dispute" => "Disputes",
        "news" => "News",
        "01" => "Public utilities",
        "02" => "Traffic facilities",
        "03" => "Sanitation facilities",
        "04" => "Parks and green",
        "05" => "Other facilities",
        "06" => "Cleanliness of the street",
        "07" => "Advertising and posters",
        "08" => "Building sites",
        "09" => "Order in the street",
        "10" => "Other matters",
        _ => null,
    };
}
