namespace Wangge.Dispatch.Roads;

/// <summary>How somebody moves; each has a network of its own.</summary>
internal enum RoadMode : byte
{
    Car,
    Foot,
}

/// <summary>What a stretch of road is, by the tag <c>highway</c> of OpenStreetMap. Speeds hang on it.</summary>
internal enum RoadClass : byte
{
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Unclassified,
    Residential,
    LivingStreet,
    Service,
    Track,

    /// <summary>A slip road of the first five.</summary>
    Link,
    Pedestrian,
    Cycleway,
    Path,
    Steps,
}

/// <summary>What else is known of a stretch.</summary>
[Flags]
internal enum RoadTraits : byte
{
    None = 0,
    Unpaved = 1,
    Roundabout = 2,

    /// <summary>Few others can be reached from it and back: nobody is put onto it while another road is near.</summary>
    Island = 4,
    Private = 8,

    /// <summary>Whoever drives there pays.</summary>
    Toll = 16,
}
