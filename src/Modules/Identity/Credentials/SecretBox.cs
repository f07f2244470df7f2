using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Wangge.Identity.Credentials;

/// <summary>Seals TOTP secrets with keys that stand in the home and in no store, so that a stolen store or backup of it gives no codes.</summary>
/// <remarks>ASP.NET Data Protection; the key ring is opened at the first use. Safe for concurrent use.</remarks>
internal sealed class SecretBox(KeyFolder keys) : IDisposable
{
    private readonly Lazy<ServiceProvider> _protection = new(() =>
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("wangge");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
        return services.BuildServiceProvider();
    });

    /// <summary>Sealed for this account alone: it opens for no other.</summary>
    public byte[] Seal(Guid accountId, byte[] secret) => For(accountId).Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed for another account or by a key that is gone.</exception>
    public byte[] Open(Guid accountId, byte[] sealedSecret) => For(accountId).Unprotect(sealedSecret);

    public void Dispose()
    {
        if (_protection.IsValueCreated) { _protection.Value.Dispose(); }
    }

    private IDataProtector For(Guid accountId) =>
        _protection.Value.GetRequiredService<IDataProtectionProvider>().CreateProtector("identity.totp", accountId.ToString());
}
