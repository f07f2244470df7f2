using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;

namespace Wangge.Kernel.Http;

/// <summary>Puts the actor of a request where slices take it from.</summary>
public sealed class ActorOfRequest(RequestDelegate next)
{
    // Made anew at each start: the key of an address is for limits and retries, never a lasting name of a person.
    private static readonly byte[] AddressKey = RandomNumberGenerator.GetBytes(32);

    public async Task InvokeAsync(HttpContext context)
    {
        var holder = context.RequestServices.GetRequiredService<ActorHolder>();
        var resolver = context.RequestServices.GetService<IActorResolver>();
        var isKnown = context.RequestServices.GetRequiredService<DistrictScope>().IsChosen && resolver is not null;
        if (isKnown && await resolver!.FindAsync(context, context.RequestAborted) is { } known) { holder.Actor = known; } else { holder.SetUnknown(context.Connection.RemoteIpAddress); }
        await next(context);
    }

    /// <summary>Groups addresses as rate limits need them: an IPv6 network of 64 bits is one caller.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null) { return "address:none"; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        var bytes = address.GetAddressBytes();
        var kept = bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes;
        return "address:" + Convert.ToHexStringLower(HMACSHA256.HashData(AddressKey, kept).AsSpan(0, 12));
    }
}

/// <summary>Holds the actor of a scope; the system's own until a request sets another.</summary>
public sealed class ActorHolder
{
    private IPAddress? _address;
    private Actor? _actor = Actor.System;

    public Actor Actor
    {
        get => _actor ??= new Actor(Guid.Empty, ActorKind.Resident, ActorOfRequest.KeyOf(_address), null, []);
        set => _actor = value;
    }

    /// <summary>Somebody without an account, whose key is made when it is first asked for: what trackers send asks for none.</summary>
    public void SetUnknown(IPAddress? address) => (_address, _actor) = (address, null);
}
