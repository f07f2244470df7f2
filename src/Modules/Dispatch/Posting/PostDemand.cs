using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Posting;

/// <summary>How much of all that counts lies at each piece of the ground: a share of 1.</summary>
internal static class PostDemand
{
    /// <param name="cases">Where they were; those far from all roads count nowhere.</param>
    public static double[] Of(GroundAtHand ground, CurrentRoads car, PostWeights weights, IReadOnlyList<TravelPoint> cases)
    {
        var pieces = ground.Ground;
        var shares = new double[pieces.PieceCount];
        Add(shares, weights.People / weights.Sum, [.. pieces.People.Select((people, piece) => (piece, (double)people))]);
        Add(shares, weights.Roads / weights.Sum, [.. Metres(pieces)]);
        Add(shares, weights.Cases / weights.Sum, [.. cases.Select(c => PieceAt(pieces, car, c)).OfType<int>().Select(piece => (piece, 1.0))]);
        Add(shares, weights.Places / weights.Sum, [.. ground.Places.Select(p => PieceAt(pieces, car, new TravelPoint(p.Place.Longitude, p.Place.Latitude))).OfType<int>().Select(piece => (piece, 1.0))]);
        return shares;
    }

    private static void Add(double[] shares, double weight, List<(int Piece, double Amount)> amounts)
    {
        var whole = amounts.Sum(a => a.Amount);
        if (whole <= 0) { return; }
        foreach (var (piece, amount) in amounts) { shares[piece] += weight * amount / whole; }
    }

    private static IEnumerable<(int Piece, double Amount)> Metres(RingGround pieces)
    {
        for (var stretch = 0; stretch < pieces.Roads.StretchCount; stretch++)
        {
            for (var piece = pieces.FirstPiece[stretch]; piece < pieces.FirstPiece[stretch + 1]; piece++) { yield return (piece, pieces.MetresOf(piece, stretch)); }
        }
    }

    private static int? PieceAt(RingGround pieces, CurrentRoads car, TravelPoint at)
    {
        if (car.Grid.Nearest(at.Longitude, at.Latitude, GroundPlace.NearestRoadWithinMetres) is not { } place) { return null; }
        var stretch = pieces.Roads.StretchOf(place.Edge);
        var fraction = pieces.Roads.IsBackward(place.Edge) ? 1 - place.Fraction : place.Fraction;
        var found = Array.BinarySearch(pieces.From, pieces.FirstPiece[stretch], pieces.FirstPiece[stretch + 1] - pieces.FirstPiece[stretch], fraction);
        return found >= 0 ? found : ~found - 1;
    }
}
