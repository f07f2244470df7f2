using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

public sealed class HomeLockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_home_is_held_by_one_and_free_again_after_it()
    {
        var home = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        using (var held = HomeLock.TryTake(home))
        {
            Assert.NotNull(held);
            Assert.Null(HomeLock.TryTake(home));
        }

        using (var again = HomeLock.TryTake(home)) { Assert.NotNull(again); }
        Directory.Delete(home.Path, recursive: true);
    }

    [Fact]
    public async Task A_second_program_on_the_same_home_is_refused_with_a_plain_word()
    {
        var home = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        using var held = HomeLock.TryTake(home);
        var (code, said) = await BuiltProgram.RunAsync(["up", "--home", home.Path, "--urls", "http://127.0.0.1:0"], Ct);
        Assert.Equal(3, code);
        Assert.Contains("is in use by another wangge", said, StringComparison.Ordinal);
        held!.Dispose();
        Directory.Delete(home.Path, recursive: true);
    }
}
