namespace Wangge.Contracts.Identity;

/// <summary>Adds many accounts to a demo district at once. Asked in a scope of the district.</summary>
public interface IAccountSeed
{
    /// <summary>Adds the accounts with their roles, a thousand a commit, each with its audit leaf.</summary>
    /// <exception cref="InvalidOperationException">The district is no demo district, or an account would hold two of the three administrators.</exception>
    /// <exception cref="Kernel.Storage.DuplicateKeyException">An id or a sign-in name is taken; what was committed before stays.</exception>
    Task AddAsync(IReadOnlyCollection<SeedAccount> accounts, CancellationToken ct);
}

/// <summary>A demo account.</summary>
/// <param name="SignInName">Unique; 2–64 letters, digits and <c>. _ @ -</c>.</param>
/// <param name="Password">Null for one that nobody signs in with; a password is hashed once however many share it.</param>
public sealed record SeedAccount(Guid Id, string SignInName, string DisplayName, IReadOnlyList<SeedRole> Roles, string? Password = null);

/// <summary>A role of a demo account, at an area or at a unit, held from the start.</summary>
/// <param name="AreaPath">Null for a role at a unit.</param>
/// <param name="UnitId">Null for a role at an area.</param>
public sealed record SeedRole(string Role, string? AreaPath, Guid? UnitId = null);
