using Wangge.Contracts.Identity;
using Wangge.Identity.Credentials;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Seeding;

/// <inheritdoc/>
internal sealed class AccountSeed(DistrictDb db, Passwords passwords, TimeProvider time) : IAccountSeed
{
    private const int AccountsInCommit = 1_000;

    public async Task AddAsync(IReadOnlyCollection<SeedAccount> accounts, CancellationToken ct)
    {
        if (!db.District.Demo) { throw new InvalidOperationException("Demo accounts are made in a demo district alone."); }
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var password in accounts.Select(a => a.Password).OfType<string>().Distinct()) { hashes[password] = await passwords.HashAsync(password, ct); }

        var now = time.Now();
        foreach (var part in accounts.Chunk(AccountsInCommit))
        {
            foreach (var account in part) { Add(account, account.Password is null ? null : hashes[account.Password], now); }
            await db.CommitAsync(ct);
            db.Reset();
        }
    }

    private void Add(SeedAccount account, string? passwordHash, DateTimeOffset now)
    {
        if (account.Roles.Select(r => r.Role).Where(Administrators.Are).Distinct().Count() > 1) { throw new InvalidOperationException("The three administrators exclude one another."); }
        db.Add(new Account
        {
            Id = account.Id,
            SignInName = SignInName.Fold(account.SignInName),
            DisplayName = account.DisplayName,
            Kind = AccountKind.Demo,
            CreatedAt = now,
            PasswordHash = passwordHash,
            Version = 1,
        });
        foreach (var role in account.Roles)
        {
            db.Add(new RoleAtPlace
            {
                Id = Guid.CreateVersion7(now), AccountId = account.Id, Role = role.Role, AreaPath = role.AreaPath, UnitId = role.UnitId, From = now, GrantedBy = Guid.Empty, Version = 1,
            });
        }

        db.Note(Actor.System, "account-create", "account", account.Id);
    }
}
