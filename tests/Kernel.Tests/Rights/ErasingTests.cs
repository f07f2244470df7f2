using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Backup;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Kernel.Tests.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Rights;

public sealed class ErasingTests
{
    private const string Words = "渝水巷三号门前积水及膝求助";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_erased_is_in_no_file_in_no_new_backup_and_not_in_a_restored_old_one(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind, AddNotes);
        var subject = Guid.CreateVersion7();
        await WriteAsync(home, subject);
        Assert.True(Holds(home, home.Home.Path), "The words must be there first.");
        var old = await BackUpAsync(home);
        Assert.True(kind == StoreKind.Postgres || Holds(home, old));

        await EraseAsync(home, subject);
        await UntilScrubbedAsync(home);

        Assert.Equal([], FilesWithWords(home.Home.Path));
        Assert.Equal([], await PostgresFilesWithWordsAsync(home));
        await using (var db = home.Store.Lease())
        {
            Assert.False(await db.Set<Repeat>().AnyAsync(r => r.OutcomeId == subject, Ct));
            Assert.False(await db.Set<BlobRow>().AnyAsync(Ct));
            Assert.False(await db.Set<BlobUse>().AnyAsync(u => u.SubjectId == subject, Ct));
            Assert.False(await db.Set<AuditLeafRow>().AnyAsync(l => l.SubjectId == subject && l.Salt != null, Ct));
        }

        var fresh = await BackUpAsync(home);
        Assert.Equal([], FilesWithWords(fresh));
        var verdict = await SequenceAndVerifyAsync(home);
        Assert.True(verdict.IsSound, string.Join('\n', verdict.Findings));

        // The older copy comes back into a home that kept its tombstones.
        var restored = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        Directory.CreateDirectory(restored.File("erasures"));
        File.Copy(home.Services.GetRequiredService<ErasureLog>().FileOf(home.District.Code), Path.Combine(restored.File("erasures"), home.District.Code + ".jsonl"));
        HomeBackup.Lay(old, restored);
        await using var again = OfflineHome.Open(restored, home.District, AddNotes);
        await again.Store.RestoreAsync(Path.Combine(old, "districts", home.District.Code), Ct);
        await again.Store.PrepareAsync(new Progress<string>(), Ct);
        Assert.Equal(1, await again.Services.GetRequiredService<Erasing>().ReplayAsync(again.Store, Ct));
        await UntilScrubbedAsync(again);
        Assert.Equal([], FilesWithWords(restored.Path));
        Assert.Equal([], await PostgresFilesWithWordsAsync(again));
        Assert.Equal(0, await again.Services.GetRequiredService<Erasing>().ReplayAsync(again.Store, Ct));
        var restoredVerdict = await SequenceAndVerifyAsync(again);
        Assert.True(restoredVerdict.IsSound, string.Join('\n', restoredVerdict.Findings));

        Directory.Delete(old, recursive: true);
        Directory.Delete(fresh, recursive: true);
    }

    [Fact]
    public async Task Rows_that_were_moved_about_before_leave_nothing_behind_either()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite, AddNotes);
        var subject = Guid.CreateVersion7();
        var random = new Random(7);
        // Keys in no order and contents that grow and shrink make the pages split and merge under the words.
        for (var round = 0; round < 6; round++)
        {
            await using (var db = home.Store.Lease())
            {
                for (var i = 0; i < 60; i++)
                {
                    var mine = i % 5 == 0;
                    db.Remember($"{random.Next():x8} {(mine ? Words : "others")}", Guid.CreateVersion7(), new byte[random.Next(10, 3000)], mine ? subject : Guid.CreateVersion7(), TimeProvider.System);
                }

                db.MarkAsBookkeeping();
                await db.CommitAsync(Ct);
            }

            await using (var db = home.Store.Lease())
            {
                var others = await db.Set<Repeat>().Where(r => r.OutcomeId != subject).ToListAsync(Ct);
                db.RemoveRange(others.Where(_ => random.Next(3) == 0));
                db.MarkAsBookkeeping();
                await db.CommitAsync(Ct);
            }
        }

        Assert.True(Holds(home, home.Home.Path));
        await home.Services.GetRequiredService<Erasing>().EraseAsync(home.Store, Actor.System, Notes.Kind, subject, "retention", Ct);
        Assert.Equal([], FilesWithWords(home.Home.Path));
    }

    [Fact]
    public async Task Erased_rows_that_another_transaction_may_still_see_are_scrubbed_once_it_has_ended()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Postgres, AddNotes);
        var subject = Guid.CreateVersion7();
        await WriteAsync(home, subject);
        await using (var looking = new NpgsqlConnection(Databases.Postgres))
        {
            await looking.OpenAsync(Ct);
            await using var transaction = await looking.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Ct);
            await using (var look = new NpgsqlCommand("SELECT count(*) FROM pg_class", looking)) { await look.ExecuteScalarAsync(Ct); }
            await EraseAsync(home, subject);
            Assert.False(await home.Services.GetRequiredService<Scrubbing>().TryAsync(home.Store, evenIfLarge: true, Ct));
            Assert.NotEqual([], await PostgresFilesWithWordsAsync(home));
        }

        await UntilScrubbedAsync(home);
        Assert.Equal([], await PostgresFilesWithWordsAsync(home));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_large_store_is_not_rewritten_while_people_work(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind, AddNotes, "--Storage:ScrubAtOnceBytes=1");
        var subject = Guid.CreateVersion7();
        await WriteAsync(home, subject);
        await EraseAsync(home, subject);
        Assert.False(await home.Services.GetRequiredService<Scrubbing>().TryAsync(home.Store, evenIfLarge: false, Ct));

        await UntilScrubbedAsync(home);
        Assert.Equal([], FilesWithWords(home.Home.Path));
        Assert.Equal([], await PostgresFilesWithWordsAsync(home));
        Assert.True(await home.Services.GetRequiredService<Scrubbing>().TryAsync(home.Store, evenIfLarge: false, Ct));
    }

    [Fact]
    public async Task A_tombstone_after_a_torn_line_is_read()
    {
        var home = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        using var log = new ErasureLog(home, new DiskFiles());
        var one = new Erasure { Id = Guid.CreateVersion7(), SubjectKind = "note", SubjectId = Guid.CreateVersion7(), Reason = "retention", At = DateTimeOffset.UnixEpoch };
        var two = new Erasure { Id = Guid.CreateVersion7(), SubjectKind = "note", SubjectId = Guid.CreateVersion7(), Reason = "retention", At = DateTimeOffset.UnixEpoch };
        await log.AppendAsync("ab", one, Ct);
        await File.AppendAllTextAsync(log.FileOf("ab"), "{\"id\":\"0190", Ct);
        await log.AppendAsync("ab", two, Ct);
        Assert.Equal([one.Id, two.Id], (await log.ListAsync("ab", Ct)).Select(e => e.Id));
        Directory.Delete(home.Path, recursive: true);
    }

    [Fact]
    public async Task A_kind_that_nothing_erases_is_refused_before_its_tombstone_is_written()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        await Assert.ThrowsAsync<InvalidOperationException>(() => home.Services.GetRequiredService<Erasing>().EraseAsync(home.Store, Actor.System, "no-such-kind", Guid.CreateVersion7(), "retention", Ct));
        Assert.Empty(await home.Services.GetRequiredService<ErasureLog>().ListAsync(home.District.Code, Ct));
    }

    private static void AddNotes(IServiceCollection services) => services.AddSingleton<IErase, Notes>();

    private static Task EraseAsync(OfflineHome home, Guid subject) =>
        home.Services.GetRequiredService<Erasing>().EraseAsync(home.Store, Actor.System, Notes.Kind, subject, "asked-by-reporter", Ct);

    /// <summary>As the rounds do: tests beside this one look at the same server.</summary>
    private static async Task UntilScrubbedAsync(OfflineHome home)
    {
        var scrubbing = home.Services.GetRequiredService<Scrubbing>();
        for (var i = 0; i < 300 && !await scrubbing.TryAsync(home.Store, evenIfLarge: true, Ct); i++) { await Task.Delay(200, Ct); }
        Assert.True(await scrubbing.TryAsync(home.Store, evenIfLarge: true, Ct), "Something kept what was erased for a minute.");
    }

    private static async Task WriteAsync(OfflineHome home, Guid subject)
    {
        // Others' rows before, between and after, so that pages are shared and split.
        for (var i = 0; i < 120; i++) { await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7(), $"{Guid.CreateVersion7():N}{new string('x', i * 7)}"); }
        var blob = Encoding.UTF8.GetBytes("%PDF-1.4 " + Words);
        var name = Convert.ToHexStringLower(SHA256.HashData(blob));
        Assert.True(BlobName.TryParse(name, out var blobName));
        Assert.Null((await home.Services.GetRequiredService<BlobFiles>().Of(home.District).PutAsync(blobName, new MemoryStream(blob), 1 << 20, null, Ct)).Refusal);
        await using (var db = home.Store.Lease())
        {
            for (var i = 0; i < 20; i++) { db.Remember($"{i % 7}{string.Concat(Enumerable.Repeat(Words, 1 + (i * 5)))}", Guid.CreateVersion7(), Encoding.UTF8.GetBytes(Words), subject, TimeProvider.System); }
            db.Add(new BlobRow { Sha256 = name, MediaType = "application/pdf", Bytes = blob.Length, Longitude = 120.9, Latitude = 40.7, ReceivedAt = DateTimeOffset.UnixEpoch });
            db.Add(new BlobUse { SubjectId = subject, Sha256 = name, SubjectKind = Notes.Kind });
            db.Leaf(AuditNote.By(Actor.System, "note.write", Notes.Kind, subject, erasable: Encoding.UTF8.GetBytes(Words)));
            await db.CommitAsync(Ct);
        }

        for (var i = 0; i < 60; i++) { await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7(), $"{i % 7}{Guid.CreateVersion7():N}{new string('y', i * 11)}"); }
    }

    private static async Task<string> BackUpAsync(OfflineHome home)
    {
        var folder = Path.Combine(Path.GetTempPath(), "wangge-test-" + Guid.CreateVersion7().ToString("N"));
        await home.Services.GetRequiredService<HomeBackup>().WriteAsync(folder, new Progress<string>(), Ct);
        Assert.Null(await HomeBackup.FindDamageAsync(folder, Ct));
        return folder;
    }

    private static async Task<AuditVerdict> SequenceAndVerifyAsync(OfflineHome home)
    {
        var sequencing = home.Services.GetRequiredService<LeafSequencing>();
        while (await sequencing.AddBatchAsync(home.Store, Ct)) { }
        await sequencing.SignAsync(home.Store, evenIfEarly: true, Ct);
        return await home.Services.GetRequiredService<AuditLog>().VerifyAsync(home.Store, [], Ct);
    }

    private static bool Holds(OfflineHome home, string folder) => FilesWithWords(folder).Count > 0 || home.District.Store == StoreKind.Postgres;

    private static List<string> FilesWithWords(string folder)
    {
        var sought = Encoding.UTF8.GetBytes(Words);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => File.ReadAllBytes(path).AsSpan().IndexOf(sought) >= 0)];
    }

    /// <summary>Tables and indexes of the district whose files on the server hold the words; needs a superuser, as the throwaway server's is.</summary>
    private static async Task<List<string>> PostgresFilesWithWordsAsync(OfflineHome home)
    {
        if (home.District.Store == StoreKind.Sqlite) { return []; }
        // Whose disk is busy with other tests takes its time.
        await using var super = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Databases.Postgres!) { CommandTimeout = 300 }.ConnectionString);
        await super.CreateCommand("CHECKPOINT").ExecuteNonQueryAsync(Ct);
        await using var command = super.CreateCommand(
            $"""
            SELECT relname FROM pg_class WHERE relnamespace = '{PostgresRole.NameOf(home.District.Code)}'::regnamespace AND relkind IN ('r', 'i', 't')
              AND position(convert_to('{Words}', 'UTF8') IN pg_read_binary_file(pg_relation_filepath(oid))) > 0
            """);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var found = new List<string>();
        while (await reader.ReadAsync(Ct)) { found.Add(reader.GetString(0)); }
        return found;
    }
}
