using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Identity;
using Wangge.Identity.Credentials;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Seeding;

/// <inheritdoc/>
internal sealed class FirstAdministrators(DistrictDb db, Passwords passwords, TimeProvider time) : IFirstAdministrators
{
    private static readonly (string SignInName, string DisplayName, string Role)[] Three =
    [
        ("sysadmin", "系统管理员", Administrators.System),
        ("secadmin", "安全管理员", Administrators.Security),
        ("auditor", "审计员", Administrators.Auditor),
    ];

    public async Task<IReadOnlyList<FirstAdministrator>> CreateAsync(CancellationToken ct)
    {
        if (await db.Set<Account>().AnyAsync(ct)) { return []; }
        var now = time.Now();
        var made = new List<FirstAdministrator>();
        foreach (var (signInName, displayName, role) in Three)
        {
            var password = Passwords.NewFirst();
            var account = new Account
            {
                Id = Guid.CreateVersion7(now),
                SignInName = signInName,
                DisplayName = displayName,
                Kind = AccountKind.Ordinary,
                CreatedAt = now,
                PasswordHash = await passwords.HashAsync(password, ct),
                PasswordEndsAt = now + Passwords.FirstGoodFor,
                MustChangePassword = true,
                Version = 1,
            };
            db.Add(account);
            db.Add(new RoleAtPlace { Id = Guid.CreateVersion7(now), AccountId = account.Id, Role = role, AreaPath = "/", From = now, GrantedBy = Guid.Empty, Version = 1 });
            db.Note(Actor.System, "account-create", "account", account.Id);
            made.Add(new FirstAdministrator(signInName, role, password));
        }

        await db.CommitAsync(ct);
        return made;
    }
}
