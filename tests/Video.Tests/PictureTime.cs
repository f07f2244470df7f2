using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.Json;

namespace Wangge.Video.Tests;

/// <summary>How late a picture's fragments come, beside the promptest since it began: what a slow line costs.</summary>
/// <remarks>Reads <c>mdhd</c> and <c>tfdt</c> of ISO/IEC 14496-12 by their names; enough for what our own repacker writes.</remarks>
internal sealed class PictureTime
{
    private uint _ticksPerSecond;
    private TimeSpan _promptest = TimeSpan.MaxValue;

    /// <summary>Of the newest fragment.</summary>
    public TimeSpan Behind { get; private set; }

    /// <summary>How often the picture began anew.</summary>
    public int Beginnings { get; private set; }

    public void Note((JsonElement? Word, byte[]? Bytes)? message)
    {
        if (message?.Bytes is not { } bytes) { return; }
        if (bytes.AsSpan().IndexOf("mdhd"u8) is >= 0 and var head)
        {
            Beginnings++;
            _promptest = TimeSpan.MaxValue;
            var isLong = bytes[head + 4] == 1;
            _ticksPerSecond = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(head + (isLong ? 24 : 16)));
        }

        if (bytes.AsSpan().IndexOf("tfdt"u8) is >= 0 and var time && _ticksPerSecond > 0)
        {
            var ticks = bytes[time + 4] == 1 ? BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(time + 8)) : BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(time + 8));
            var came = Stopwatch.GetElapsedTime(0) - TimeSpan.FromSeconds((double)ticks / _ticksPerSecond);
            if (came < _promptest) { _promptest = came; }
            Behind = came - _promptest;
        }
    }
}
