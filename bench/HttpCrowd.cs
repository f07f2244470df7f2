using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Wangge.Bench;

/// <summary>Many kept-open connections in the hands of one thread, one request at a time on each: the cheapest honest client that shares the machine with its server.</summary>
/// <remarks>Each answer is awaited whole and its status looked at. Linux alone.</remarks>
internal sealed class HttpCrowd : IDisposable
{
    private readonly Readiness _readiness = new();
    private readonly Line[] _lines;

    public HttpCrowd(int port, int clients)
    {
        _lines = new Line[clients];
        for (var i = 0; i < clients; i++)
        {
            _lines[i] = new Line(port);
            _readiness.Watch(_lines[i].Socket, i);
        }
    }

    /// <summary>Sends each request once and ends when all are answered.</summary>
    /// <param name="status">What each must answer with.</param>
    /// <returns>Milliseconds of each.</returns>
    public double[] Send(IReadOnlyList<byte[]> requests, int status)
    {
        var millis = new double[requests.Count];
        var (next, answered) = (0, 0);
        foreach (var line in _lines.Take(requests.Count)) { line.Send(requests[next], next++); }
        while (answered < requests.Count)
        {
            foreach (var i in _readiness.Wait())
            {
                var line = _lines[i];
                if (!line.TryReceive(status)) { continue; }
                millis[line.Number] = Stopwatch.GetElapsedTime(line.SentAt).TotalMilliseconds;
                answered++;
                if (next < requests.Count) { line.Send(requests[next], next++); }
            }
        }

        return millis;
    }

    public void Dispose()
    {
        foreach (var line in _lines) { line.Socket.Dispose(); }
        _readiness.Dispose();
    }

    private sealed class Line
    {
        private byte[] _buffer = new byte[4_096];
        private int _filled;

        public Line(int port)
        {
            Socket.Connect(IPAddress.Loopback, port);
            Socket.Blocking = false;
        }

        public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public int Number { get; private set; }

        public long SentAt { get; private set; }

        public void Send(byte[] request, int number)
        {
            (Number, SentAt) = (number, Stopwatch.GetTimestamp());
            for (var sent = 0; sent < request.Length;)
            {
                var more = Socket.Send(request.AsSpan(sent), SocketFlags.None, out var fault);
                if (fault is not (SocketError.Success or SocketError.WouldBlock)) { throw new SocketException((int)fault); }
                sent += more;
            }
        }

        /// <returns>Whether the whole answer has come.</returns>
        public bool TryReceive(int status)
        {
            if (_filled == _buffer.Length) { Array.Resize(ref _buffer, _buffer.Length * 4); }
            var read = Socket.Receive(_buffer.AsSpan(_filled), SocketFlags.None, out var fault);
            if (fault == SocketError.WouldBlock) { return false; }
            if (fault != SocketError.Success || read == 0) { throw new IOException($"The server closed the connection: {fault}"); }
            _filled += read;
            var got = _buffer.AsSpan(0, _filled);
            if (HttpAnswer.Read(got) is not { } answered) { return false; }
            if (answered != status) { throw new InvalidOperationException($"Answered {answered}: {Encoding.UTF8.GetString(HttpAnswer.BodyOf(got))}"); }
            _filled = 0;
            return true;
        }
    }

    /// <summary>Which of many sockets have something to read.</summary>
    private sealed class Readiness : IDisposable
    {
        private const int Most = 256;
        private const int Add = 1;
        private const int ToRead = 1;

        // The kernel packs its record where a processor minds no odd address: four bytes of events, then eight that are ours.
        private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        private static readonly int Stride = IsPacked ? 12 : 16;
        private static readonly int DataAt = IsPacked ? 4 : 8;

        private readonly int _handle = epoll_create1(0);
        private readonly byte[] _events = new byte[Most * Stride];
        private readonly List<int> _ready = [];

        public void Watch(Socket socket, int number)
        {
            var record = new byte[Stride];
            MemoryMarshal.Write(record, ToRead);
            MemoryMarshal.Write(record.AsSpan(DataAt), (long)number);
            if (epoll_ctl(_handle, Add, (int)socket.Handle, record) != 0) { throw new IOException("A connection cannot be watched."); }
        }

        public List<int> Wait()
        {
            var count = epoll_wait(_handle, _events, Most, -1);
            _ready.Clear();
            for (var i = 0; i < count; i++) { _ready.Add((int)MemoryMarshal.Read<long>(_events.AsSpan((i * Stride) + DataAt))); }
            return _ready;
        }

        public void Dispose() => _ = close(_handle);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int epoll_create1(int flags);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int epoll_ctl(int handle, int operation, int socket, byte[] record);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int epoll_wait(int handle, [Out] byte[] records, int most, int milliseconds);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int close(int handle);
    }
}
