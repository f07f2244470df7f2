using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Tests.Blobs;

/// <summary>Fails at the Nth call, the writes to its files counted; where it *dies* there, every later call fails too, as after <c>kill -9</c>.</summary>
internal sealed class FailingFiles(IFilePort files, int failAt, bool dies) : IFilePort
{
    private int _calls;

    public bool HasFailed => _calls >= failAt;

    public bool FileExists(string path) => Step().FileExists(path);

    public bool FolderExists(string folder) => Step().FolderExists(folder);

    public void CreateFolder(string folder) => Step().CreateFolder(folder);

    public Stream CreateFile(string path) => new CountedStream(this, Step().CreateFile(path));

    public Stream OpenRead(string path) => Step().OpenRead(path);

    public void SyncFile(Stream file) => Step().SyncFile(((CountedStream)file).Inner);

    public void SyncFolder(string folder) => Step().SyncFolder(folder);

    public void Rename(string from, string to) => Step().Rename(from, to);

    public void Delete(string path) => Step().Delete(path);

    public DateTimeOffset LastWritten(string path) => Step().LastWritten(path);

    public void Touch(string path, DateTimeOffset at) => Step().Touch(path, at);

    public IEnumerable<string> ListFiles(string folder) => Step().ListFiles(folder);

    public long FreeBytes(string folder) => Step().FreeBytes(folder);

    private IFilePort Step()
    {
        var call = Interlocked.Increment(ref _calls);
        return call == failAt || (dies && call > failAt) ? throw new IOException($"Failed at call {call}.") : files;
    }

    private sealed class CountedStream(FailingFiles owner, Stream inner) : Stream
    {
        public Stream Inner => inner;

        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            owner.Step();
            inner.Write(buffer, offset, count);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            owner.Step();
            await inner.WriteAsync(buffer, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) { inner.Dispose(); }

            base.Dispose(disposing);
        }
    }
}
