namespace Wangge.Contracts.Identity;

/// <summary>Makes the three administrators of a district that has no accounts yet. Asked in a scope of the district, by the command line.</summary>
public interface IFirstAdministrators
{
    /// <summary>The three with their first passwords, good for 7 days, to be changed at the first sign-in; empty where the district has accounts.</summary>
    Task<IReadOnlyList<FirstAdministrator>> CreateAsync(CancellationToken ct);
}

/// <summary>An administrator just made. The password is stored nowhere.</summary>
public sealed record FirstAdministrator(string SignInName, string Role, string Password);
