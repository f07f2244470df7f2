using CsCheck;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Tests.Roads;

public sealed class RoadFileTests
{
    [Fact]
    public void What_is_written_is_read_again() => SmallRoads.Any.Sample(
        town =>
        {
            var bytes = Written(town.Roads);
            Assert.Equal(bytes, Written(RoadFile.Read(new MemoryStream(bytes))));
        },
        iter: 300);

    [Fact]
    public void A_file_that_is_cut_off_or_changed_anywhere_is_refused() =>
        (from town in SmallRoads.Any
         from at in Gen.Int[0, int.MaxValue]
         from isCut in Gen.Bool
         select (Town: town, At: at, IsCut: isCut)).Sample(
            given =>
            {
                var bytes = Written(given.Town.Roads);
                var at = given.At % bytes.Length;
                if (given.IsCut) { bytes = bytes[..at]; }
                else { bytes[at] ^= 1; }
                Assert.Throws<InvalidDataException>(() => RoadFile.Read(new MemoryStream(bytes)));
            },
            iter: 1_000);

    private static byte[] Written(RoadNetwork roads)
    {
        var file = new MemoryStream();
        RoadFile.Write(file, roads);
        return file.ToArray();
    }
}
