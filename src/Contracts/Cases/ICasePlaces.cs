namespace Wangge.Contracts.Cases;

/// <summary>Where cases were, and nothing else of them. Asked in a scope of the district.</summary>
/// <remarks>Rounded to 4 decimals (about 10 m). Source: RIGHTS, "Publication".</remarks>
public interface ICasePlaces
{
    /// <summary>Places of cases that were reported since then, the newest first.</summary>
    /// <param name="most">1–100,000.</param>
    Task<IReadOnlyList<PastPlace>> ListAsync(DateTimeOffset since, int most, CancellationToken ct);
}

/// <summary>WGS-84 degrees.</summary>
public readonly record struct PastPlace(double Longitude, double Latitude);
