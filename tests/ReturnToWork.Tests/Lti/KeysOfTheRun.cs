using System.Security.Cryptography;
using ReturnToWork.Lti;

namespace ReturnToWork.Tests.Lti;

/// <summary>RSA keys that a run makes once and hands out in turn. Finding one takes a tenth of a second, and most tests only need some keys that differ.</summary>
internal static class KeysOfTheRun
{
    private static readonly Lazy<byte[]>[] Made = [.. Enumerable.Range(0, 48).Select(_ => new Lazy<byte[]>(() =>
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKey();
    }))];

    private static int _turn;

    /// <summary>What a host makes its own keys with; not for tests about the keys themselves, where every one is a new one.</summary>
    public static NewKeyPairs Pairs { get; } = new(() => KeyPair.Import(Next()));

    /// <summary>A pair, other than the 47 before it.</summary>
    public static RSA Rsa()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Next(), out _);
        return rsa;
    }

    private static byte[] Next() => Made[(uint)Interlocked.Increment(ref _turn) % Made.Length].Value;
}
