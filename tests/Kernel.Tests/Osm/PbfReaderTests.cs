using CsCheck;
using Wangge.Kernel.Osm;
using Wangge.Testing.Osm;
using static Wangge.Testing.Osm.PbfBytes;

namespace Wangge.Kernel.Tests.Osm;

public sealed class PbfReaderTests
{
    private const OsmParts All = OsmParts.Nodes | OsmParts.Ways | OsmParts.Relations;

    private static readonly byte[] Words = Strings("", "highway", "residential", "name", "海辰路", "type", "multipolygon", "outer", "inner", "building", "yes");

    private static byte[] Small(bool zlib) => new PbfBytes().Header("OsmSchema-V0.6", "DenseNodes").Data(
        zlib, Words,
        Group(Dense([10, 11, -12], [407000000, 407000100, 407000200], [1209000000, 1209000100, 1209000200], [3, 4, 0, 0, 0])),
        Group(Way(7, [10, 11, -12], 1, 2, 3, 4)),
        Group(Relation(9, [7, 8, 3], [1, 1, 0], [7, 8, 0], 5, 6)),
        Group(Node(13, -900000000, 1800000000, 9, 10))).File;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dense_and_plain_nodes_ways_and_relations_are_read(bool zlib) => Assert.Equal(
        [
            "n10 1209000000 407000000 name=海辰路", "n11 1209000100 407000100", "n-12 1209000200 407000200",
            "w7 10,11,-12 name=海辰路 highway=residential",
            "r9 Way7:outer,Way8:inner,Node3: type=multipolygon",
            "n13 1800000000 -900000000 building=yes",
        ],
        Read(Small(zlib)));

    [Fact]
    public void A_pass_is_told_only_what_it_wants() => Assert.Equal(["w7 10,11,-12 name=海辰路 highway=residential"], Read(Small(true), OsmParts.Ways));

    [Fact]
    public void Unit_and_offset_of_a_block_hold_even_where_they_stand_behind_the_nodes()
    {
        var file = new PbfBytes().Header().Data(false, Words, Group(Dense([1], [2000], [3000])), Number(17, 1000), Number(19, 400_000_000_00), Number(20, -5_000_000_00)).File;
        Assert.Equal(["n1 -4970000 400020000"], Read(file));
    }

    [Fact]
    public void Nodes_off_the_Earth_are_passed_over()
    {
        var file = new PbfBytes().Header().Data(false, Words, Group(Dense([1, 2], [910000000, 0], [0, 0]))).File;
        Assert.Equal(["n2 0 0"], Read(file));
    }

    [Fact]
    public void A_file_that_needs_what_the_reader_lacks_is_refused()
    {
        Assert.Equal("osm.feature-unknown", Refused(new PbfBytes().Header("OsmSchema-V0.6", "HistoricalInformation").File));
        Assert.Equal("osm.packing-unknown", Refused(new PbfBytes().Header().Raw("OSMData", Message(Number(2, 5), Bytes(4, [1, 2, 3]))).File));
    }

    [Fact]
    public void A_block_that_grows_past_its_word_is_refused()
    {
        var blob = new PbfBytes().Blob("OSMData", new byte[100_000], zlib: true).File;
        // The promised size of 100,000, three bytes of a varint, becomes 10,000.
        var at = blob.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x10, 0xA0, 0x8D, 0x06]);
        byte[] lying = [.. blob[..at], 0x10, 0x90, 0xCE, 0x00, .. blob[(at + 4)..]];
        Assert.Equal("osm.unfit", Refused([.. new PbfBytes().Header().File, .. lying]));
    }

    [Fact]
    public void A_promise_of_more_than_the_format_allows_costs_no_memory() => Assert.Equal(
        "osm.unfit", Refused([.. new PbfBytes().Header().File, 0, 0, 0, 16, .. PbfBytes.Text(1, "OSMData"), .. Number(3, int.MaxValue), 0, 0]));

    [Fact]
    public void Cut_off_anywhere_it_is_refused_or_ends_between_two_blocks()
    {
        var file = Small(true);
        var ends = new List<int>();
        for (var length = 1; length < file.Length; length++)
        {
            if (Refused(file[..length]) is null) { ends.Add(length); }
        }

        Assert.Single(ends);
    }

    [Fact]
    public void Whatever_byte_is_changed_it_is_read_or_refused() => Gen.Select(Gen.Bool, Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 400], Gen.Byte).Sample((zlib, at, value, other, second) =>
    {
        var file = Small(zlib);
        file[at % file.Length] = value;
        file[other % file.Length] = second;
        Refused(file);
    }, iter: 20_000);

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        Refused(bytes);
        Refused([.. new PbfBytes().Header().Blob("OSMData", bytes, zlib: true).File]);
    }, iter: 10_000);

    private static List<string> Read(byte[] file, OsmParts parts = All)
    {
        var seen = new Seen();
        PbfReader.Read(new MemoryStream(file), parts, seen, CancellationToken.None);
        return seen.Lines;
    }

    private static string? Refused(byte[] file)
    {
        try
        {
            Read(file);
            return null;
        }
        catch (OsmFileException fault)
        {
            return fault.Code;
        }
    }
}
