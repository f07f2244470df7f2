using System.Security.Cryptography;
using System.Text;
using Wangge.Identity.Credentials;

namespace Wangge.Identity.SigningIn;

/// <summary>Lets tries for one sign-in name come one after the other, so that a hundred at once are counted as a hundred. Safe for concurrent use.</summary>
internal sealed class NameTurns(KeyFolder keys) : IDisposable
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];
    private readonly Lazy<byte[]> _key = new(() => keys.ReadOrCreate("sign-in-names.key", () => RandomNumberGenerator.GetBytes(32)));

    /// <summary>The form in which wrong tries remember a name.</summary>
    public byte[] HashOf(string foldedName) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(foldedName));

    /// <summary>Waits for the name's turn; disposing ends it. Names share turns, so a wait says nothing of a name.</summary>
    public async Task<IDisposable> TakeAsync(byte[] nameHash, CancellationToken ct)
    {
        var turn = _turns[nameHash[0]];
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _turns) { turn.Dispose(); }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
