using CsCheck;
using Wangge.Kernel.Places;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Tests.Judging;

public sealed class PresenceTests
{
    private const double Longitude = 120.9;
    private const double Latitude = 40.7;
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly LocalPlane Plane = new(Longitude, Latitude);
    private static readonly RoundRules Rules = new();

    /// <summary>A fix so many metres east and north of the point, after so many seconds.</summary>
    internal static Fix At(double seconds, double east, double north, double accuracy = 5) =>
        new(Begin.AddSeconds(seconds), Longitude + (east / Plane.MetresPerDegreeEast), Latitude + (north / Plane.MetresPerDegreeNorth), accuracy);

    private static List<ProofSpan> Near(params Fix[] fixes) => Presence.Near(fixes, Longitude, Latitude, Rules);

    private static double Seconds(DateTimeOffset at) => (at - Begin).TotalSeconds;

    [Fact]
    public void A_fast_pass_between_two_fixes_counts_at_the_times_between()
    {
        // 400 m through the middle in 40 s: within 50 m from 15 s to 25 s.
        var span = Assert.Single(Near(At(0, -200, 0), At(40, 200, 0)));
        Assert.Equal(15, Seconds(span.Since), 0.01);
        Assert.Equal(25, Seconds(span.Until), 0.01);
    }

    [Theory]
    [InlineData(49, true)]
    [InlineData(51, false)]
    public void What_passes_beside_the_circle_does_not_count(double beside, bool counts) => Assert.Equal(counts, Near(At(0, -200, beside), At(40, 200, beside)).Count == 1);

    [Theory]
    [InlineData(121, 200, "too long between")]
    [InlineData(100, 520, "too far between")]
    [InlineData(5, 110, "too fast")]
    public void A_step_that_is_not_believed_proves_nothing(double seconds, double half, string why)
    {
        Assert.NotEmpty(why);
        Assert.Empty(Near(At(0, -half, 0), At(seconds, half, 0)));
    }

    [Fact]
    public void A_lone_fix_within_is_an_instant_and_one_that_is_vague_is_nothing()
    {
        var span = Assert.Single(Near(At(7, 30, 30)));
        Assert.Equal(span.Since, span.Until);
        Assert.Empty(Near(At(7, 30, 30, accuracy: 101)));
    }

    [Fact]
    public void Staying_is_one_stretch_over_many_fixes_and_leaving_ends_it()
    {
        var spans = Near(At(0, 0, 80), At(30, 0, 20), At(60, 10, 0), At(90, 0, 20), At(120, 0, 80), At(150, 0, 20));
        Assert.Equal(2, spans.Count);
        Assert.Equal(15, Seconds(spans[0].Since), 0.01);
        Assert.Equal(105, Seconds(spans[0].Until), 0.01);
    }

    private static readonly Gen<Fix[]> Tracks = Gen.Select(Gen.Int[0, 240], Gen.Int[-160, 160], Gen.Int[-160, 160], Gen.Int[0, 130])
        .Select(f => At(f.Item1, f.Item2, f.Item3, f.Item4)).Array[0, 14];

    [Fact]
    public void In_any_order_and_doubled_the_same_fixes_prove_the_same() =>
        Gen.Select(Tracks, Gen.Int[0, 1_000_000]).Sample((track, seed) =>
        {
            var shuffled = track.Concat(track.Where((_, i) => i % 2 == 0)).ToArray();
            new Random(seed).Shuffle(shuffled);
            return Near(track).SequenceEqual(Near(shuffled));
        });

    [Fact]
    public void Against_an_oracle_that_walks_each_step_in_small_steps() => Tracks.Sample(track =>
    {
        var near = Near(track);
        foreach (var (at, inside) in Oracle(track))
        {
            // At the very edge of the circle the two may round apart.
            if (inside is { } isIn && near.Exists(s => s.Since <= at && at <= s.Until) != isIn) { return false; }
        }

        // Whatever is claimed lies within the time of the fixes.
        return near.TrueForAll(s => s.Since <= s.Until && track.Any(f => f.At <= s.Since) && track.Any(f => f.At >= s.Until));
    });

    /// <summary>Instants along believed steps with whether they are inside; null within a decimetre of the edge. Straight from the definition: no quadratic, no joining.</summary>
    private static IEnumerable<(DateTimeOffset At, bool? Inside)> Oracle(Fix[] track)
    {
        var sorted = track.Where(f => f.AccuracyMetres <= Rules.WorstAccuracyMetres)
            .Select(f => (f.At, East: (f.Longitude - Longitude) * Plane.MetresPerDegreeEast, North: (f.Latitude - Latitude) * Plane.MetresPerDegreeNorth))
            .Distinct().OrderBy(f => f.At).ThenBy(f => f.East).ThenBy(f => f.North).ToList();
        for (var i = 0; i + 1 < sorted.Count; i++)
        {
            var (a, b) = (sorted[i], sorted[i + 1]);
            var (took, metres) = ((b.At - a.At).TotalSeconds, double.Hypot(b.East - a.East, b.North - a.North));
            if (took <= 0 || took > 120 || metres > 1_000 || metres > 40 * took) { continue; }
            for (var step = 1; step < 200; step++)
            {
                var share = step / 200.0;
                var away = double.Hypot(a.East + ((b.East - a.East) * share), a.North + ((b.North - a.North) * share));
                yield return (a.At + ((b.At - a.At) * share), Math.Abs(away - 50) < 0.1 ? null : away < 50);
            }
        }
    }
}
