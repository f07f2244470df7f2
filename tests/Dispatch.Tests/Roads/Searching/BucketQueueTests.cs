using CsCheck;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Tests.Roads.Searching;

public sealed class BucketQueueTests
{
    [Fact]
    public void The_least_comes_first_however_far_above_it_others_were_added() =>
        Gen.Select(Gen.Int[1, 3_000], Gen.Int[0, 60_000].Array[0, 200], Gen.Int[0, 5].Array[1, 300]).Sample(
            (widest, first, adds) =>
            {
                var (queue, expected, step) = (new BucketQueue(widest), new PriorityQueue<int, int>(), 0);
                // Twice, since it is kept and begun anew, perhaps half full.
                foreach (var most in new[] { 40, int.MaxValue })
                {
                    queue.Begin(0);
                    expected.Clear();
                    foreach (var key in first) { Add(key); }
                    for (var taken = 0; taken < most && queue.TryTake(out _, out var key); taken++)
                    {
                        Assert.True(expected.TryDequeue(out _, out var least));
                        Assert.Equal(least, key);
                        for (var i = step < adds.Length ? adds[step] : 0; i > 0; i--) { Add(key + (i * 131)); }
                        step++;
                    }
                }

                Assert.True(queue.IsEmpty);
                Assert.Equal(0, expected.Count);

                void Add(int key)
                {
                    queue.Add(key, key);
                    expected.Enqueue(key, key);
                }
            },
            iter: 500);
}
