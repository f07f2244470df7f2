namespace Wangge.Dispatch.Cordons;

/// <summary>Where a cordon is held: on one road, or at a junction with all its roads.</summary>
/// <param name="Node">Of a junction; −1 on a road.</param>
/// <param name="Stretch">Of a road; −1 at a junction.</param>
/// <param name="Fraction">Of the stretch's length along its shape.</param>
/// <param name="People">That hold it.</param>
/// <param name="Closed">Edges that nobody may take any more.</param>
internal sealed record CordonPost(int Node, int Stretch, double Fraction, double Longitude, double Latitude, int People, IReadOnlyList<int> Closed);

/// <summary>Whom a cordon holds up.</summary>
internal enum CordonWay
{
    /// <summary>Nobody gets in, nobody gets out.</summary>
    Both,

    /// <summary>Nobody gets in; who is inside may leave by each road.</summary>
    In,
}
