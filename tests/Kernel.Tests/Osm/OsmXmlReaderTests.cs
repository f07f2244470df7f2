using System.Text;
using CsCheck;
using Wangge.Kernel.Osm;

namespace Wangge.Kernel.Tests.Osm;

public sealed class OsmXmlReaderTests
{
    private const OsmParts All = OsmParts.Nodes | OsmParts.Ways | OsmParts.Relations;

    private const string Small = """
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6"><bounds minlat="40" minlon="120" maxlat="41" maxlon="121"/>
          <relation id="9"><member type="way" ref="7" role="outer"/><member type="node" ref="3" role=""/><tag k="type" v="multipolygon"/></relation>
          <way id="7"><nd ref="10"/><nd ref="-12"/><tag k="highway" v="residential"/><tag k="name" v="海辰路"/></way>
          <node id="10" lat="40.7" lon="120.9"/>
          <node id="11" lat="1" lon="1" visible="false"/>
          <node id="-12" lat="40.70001" lon="120.90001"><tag k="name" v="站"/></node>
        </osm>
        """;

    [Fact]
    public void Elements_are_read_in_whatever_order_and_deleted_ones_are_not() => Assert.Equal(
        [
            "r9 Way7:outer,Node3: type=multipolygon", "w7 10,-12 name=海辰路 highway=residential", "n10 1209000000 407000000", "n-12 1209000100 407000100 name=站",
        ],
        Read(Small));

    [Theory]
    [InlineData("<osm><node id='1' lat='95' lon='0'/></osm>", "osm.unfit")]
    [InlineData("<osm><node id='x' lat='5' lon='0'/></osm>", "osm.unfit")]
    [InlineData("<osm><node id='1' lat='NaN' lon='0'/></osm>", "osm.unfit")]
    [InlineData("<osm><relation id='1'><member type='planet' ref='1'/></relation></osm>", "osm.unfit")]
    [InlineData("<osmChange/>", "osm.unfit")]
    [InlineData("<html/>", "osm.unfit")]
    [InlineData("<osm><way id='1'>", "osm.cut-off")]
    [InlineData("<!DOCTYPE osm [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><osm>&a;</osm>", "osm.unfit")]
    public void What_does_not_fit_is_refused(string xml, string code) => Assert.Equal(code, Refused(Encoding.UTF8.GetBytes(xml)));

    [Fact]
    public void An_endless_word_is_refused_before_it_fills_the_memory()
    {
        var endless = new Endless("<osm><node id='"u8.ToArray());
        var fault = Assert.Throws<OsmFileException>(() => OsmXmlReader.Read(endless, All, new Seen(), CancellationToken.None));
        Assert.Equal("osm.unfit", fault.Code);
        Assert.InRange(endless.Given, 1, 4 << 20);
    }

    [Fact]
    public void Cut_off_anywhere_it_is_refused()
    {
        var file = Encoding.UTF8.GetBytes(Small.Trim());
        for (var length = 0; length < file.Length; length++) { Assert.NotNull(Refused(file[..length])); }
    }

    [Fact]
    public void Whatever_byte_is_changed_it_is_read_or_refused() => Gen.Select(Gen.Int[0, 700], Gen.Byte, Gen.Int[0, 700], Gen.Byte).Sample((at, value, other, second) =>
    {
        var file = Encoding.UTF8.GetBytes(Small);
        file[at % file.Length] = value;
        file[other % file.Length] = second;
        Refused(file);
    }, iter: 5_000);

    private static List<string> Read(string xml)
    {
        var seen = new Seen();
        OsmXmlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), All, seen, CancellationToken.None);
        return seen.Lines;
    }

    private static string? Refused(byte[] file)
    {
        try
        {
            OsmXmlReader.Read(new MemoryStream(file), All, new Seen(), CancellationToken.None);
            return null;
        }
        catch (OsmFileException fault)
        {
            return fault.Code;
        }
    }

    private sealed class Endless(byte[] start) : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var begin = Given == 0 ? start : [];
            buffer.Fill((byte)'1');
            begin.CopyTo(buffer);
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
