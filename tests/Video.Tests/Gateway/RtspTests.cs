using System.Text;
using CsCheck;
using Wangge.Video.Gateway;

namespace Wangge.Video.Tests.Gateway;

public sealed class RtspTests
{
    private static readonly byte[] Data = [(byte)'$', 0, 0, 3, 97, 98, 99];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The example of RFC 2069 with the answer that its erratum gives.</summary>
    [Fact]
    public void A_challenge_is_answered_as_the_standard_answers_it()
    {
        var credentials = new RtspCredentials("Mufasa", "CircleOfLife");
        Assert.Null(credentials.For("GET", "/dir/index.html"));
        Assert.True(credentials.Take(["Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\""]));
        var answer = credentials.For("GET", "/dir/index.html");
        Assert.Contains("response=\"1949323746fe6a43ef61f9606e7febea\"", answer, StringComparison.Ordinal);
        Assert.Contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strongest_way_that_is_offered_is_taken_and_none_that_is_unknown()
    {
        var credentials = new RtspCredentials("viewer", "geheim");
        Assert.True(credentials.Take(["Basic realm=\"cam\"", "Digest realm=\"a, b\", nonce=\"1\", qop=\"auth,auth-int\"", "Digest realm=\"cam\", nonce=\"2\", algorithm=SHA-256, qop=\"auth\""]));
        Assert.Contains("algorithm=SHA-256", credentials.For("DESCRIBE", "rtsp://x/"), StringComparison.Ordinal);
        Assert.Contains("nc=00000002", credentials.For("SETUP", "rtsp://x/"), StringComparison.Ordinal);
        Assert.True(credentials.Take(["Basic realm=\"cam\""]));
        Assert.Equal("Basic " + Convert.ToBase64String("viewer:geheim"u8), credentials.For("PLAY", "rtsp://x/"));
        Assert.False(new RtspCredentials("a", "b").Take(["Negotiate", "Digest realm=\"x\", nonce=\"3\", algorithm=SHA-512-256"]));
    }

    [Fact]
    public async Task A_connection_reads_the_same_however_its_bytes_come()
    {
        byte[] sent = [.. Encoding.ASCII.GetBytes("RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Length: 5\r\n\r\nhello\r\n"), .. Data, .. Encoding.ASCII.GetBytes("DESCRIBE rtsp://h/p RTSP/1.0\r\nCSeq: 3\r\n\r\n"), .. "$\x01\0\0"u8];
        await Gen.Int[1, 9].SampleAsync(async size =>
        {
            var reader = new RtspReader(new Dripping(sent, size));
            var answer = Assert.IsType<RtspMessage>(await reader.ReadAsync(Ct));
            Assert.Equal((true, 200, "hello"), (answer.IsAnswer, answer.Status, Encoding.ASCII.GetString(answer.Body)));
            Assert.Equal(Data, Assert.IsType<RtspData>(await reader.ReadAsync(Ct)).Whole.ToArray());
            var asked = Assert.IsType<RtspMessage>(await reader.ReadAsync(Ct));
            Assert.Equal(("DESCRIBE", "rtsp://h/p", "3"), (asked.Method, asked.Address, asked.Find("cseq")));
            Assert.Equal(4, Assert.IsType<RtspData>(await reader.ReadAsync(Ct)).Whole.Length);
            Assert.Null(await reader.ReadAsync(Ct));
        });
    }

    [Fact]
    public async Task What_has_no_end_is_given_up()
    {
        await Assert.ThrowsAsync<InvalidDataException>(async () => await new RtspReader(new Dripping(new byte[200_000].Select(_ => (byte)'x').ToArray(), 4_096)).ReadAsync(Ct));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await new RtspReader(new Dripping("RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n"u8.ToArray(), 4_096)).ReadAsync(Ct));
    }

    private sealed class Dripping(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
